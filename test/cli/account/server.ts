import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a server of ours says to a request. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** The region that a request to a service was signed for. */
export const regionOf = (request: IncomingMessage, service: string): string =>
  new RegExp(`Credential=[^/]+/\\d+/([^/]+)/${service}/`).exec(request.headers.authorization ?? '')?.[1] ?? '';

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};

/** A server on a free port of this machine, in the place of one of AWS. */
export const startServer = async (answer: (request: IncomingMessage, body: string) => Answer) => {
  const server = createServer((request, response) => {
    void bodyOf(request).then((asked) => {
      const { status, type, body } = answer(request, asked);
      response.writeHead(status, { 'content-type': type }).end(body);
    });
  });
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise<void>((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
};
