import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';

/**
 * The people of the first morning, in a process of their own: reads what to post, posts it evenly over the time given
 * whether or not earlier answers have come, and prints the milliseconds each took, from the moment it was due.
 */
const [, , file = '', seconds = '60'] = process.argv;
type Post = { readonly address: string; readonly token: string; readonly body: string };
const posts = JSON.parse(readFileSync(file, 'utf8')) as Post[];
const agent = new Agent({ keepAlive: true, maxSockets: 200 });
const began = performance.now();
const times = await Promise.all(
  posts.map(async (one, index) => {
    const dueAt = began + (index * Number(seconds) * 1_000) / posts.length;
    await new Promise((done) => setTimeout(done, dueAt - performance.now()));
    await post(one);
    return performance.now() - dueAt;
  }),
);
process.stdout.write(JSON.stringify(times));
agent.destroy();

function post({ address, token, body }: Post): Promise<void> {
  return new Promise((done, fail) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      authorization: `Bearer ${token}`,
    };
    const outgoing = request(address, { method: 'POST', agent, headers }, (answer) => {
      answer.resume();
      answer.once('end', () =>
        answer.statusCode === 201 || answer.statusCode === 200
          ? done()
          : fail(new Error(`${address} answered ${answer.statusCode}`)),
      );
    });
    outgoing.once('error', (error) => {
      // A connection that the server was just giving up: browsers ask again on another, and a second press is the first.
      if (outgoing.reusedSocket) post({ address, token, body }).then(done, fail);
      else fail(error);
    });
    outgoing.end(body);
  });
}
