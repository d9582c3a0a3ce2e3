import express from 'express';
import pg from 'pg';

/** The least a server could do to keep an acceptance: one Express route, one durable insert, in the same database. */
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 20 });
await pool.query(
  'create table if not exists bare (id bigserial primary key, body jsonb not null, at timestamptz not null default now())',
);
const app = express();
app.use(express.json());
app.get('/readyz', (_request, response) => void response.json({}));
app.post('/bare', async (request, response) => {
  const { rows } = await pool.query('insert into bare (body) values ($1) returning id', [request.body]);
  response.status(201).json(rows[0]);
});
app.listen(Number(process.env['PORT']));
