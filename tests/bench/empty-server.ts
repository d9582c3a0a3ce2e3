import express from 'express';

/** An Express server with one route: what any start costs. */
const app = express();
app.get('/readyz', (_request, response) => void response.json({}));
app.listen(Number(process.env['PORT']));
