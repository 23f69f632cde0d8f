import { X509Certificate } from 'node:crypto';
import { cloudFrontPrefixList, supportedRegions } from '../../lib/facts/regions';
import { rdsRootCertificate } from '../../lib/facts/rds-ca';

const withCertificate = supportedRegions.filter((region) => rdsRootCertificate(region) !== undefined);

describe('RDS certificates', () => {
  it.each(withCertificate)('%s has the self-signed root of that region, valid for decades', (region) => {
    const certificate = new X509Certificate(rdsRootCertificate(region) ?? '');
    expect(certificate.subject).toContain(`CN=Amazon RDS ${region} Root CA RSA2048 G1`);
    expect(certificate.subject).toBe(certificate.issuer);
    expect(certificate.ca).toBe(true);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(new Date(certificate.validTo).getUTCFullYear()).toBeGreaterThanOrEqual(2061);
  });

  it('covers every region that the edge works in', () => {
    expect(supportedRegions.filter((region) => cloudFrontPrefixList(region) !== undefined && !withCertificate.includes(region))).toEqual(
      [],
    );
  });
});
