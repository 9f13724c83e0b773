import { createClient } from '../client/client.ts';
import { apiFetchTransport } from './transport.ts';

/** The typed client that every store uses. */
export const api = createClient( apiFetchTransport );
