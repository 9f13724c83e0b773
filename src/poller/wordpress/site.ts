import { createClient, type Client } from '../../client/client.ts';
import type { ConnectionConfig } from '../config/config.ts';
import { discoverRestRoot } from './rest-root.ts';
import { createTransport } from './transport.ts';

/** Finds the site's REST API and gives a client for it. */
export async function connectSite( config: ConnectionConfig, version: string ): Promise< Client > {
	const root = await discoverRestRoot( config.site );
	return createClient( createTransport( root, { user: config.user, password: config.password }, version ) );
}
