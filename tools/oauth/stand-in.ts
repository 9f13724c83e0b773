import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PhpRunner } from '../site/runner.ts';
import type { OAuthServer } from './oauth-server.ts';

/**
 * Puts a test provider in the place of Google and Microsoft on a site, by the filter that the plugin offers for it.
 *
 * @param wordpress Folder of WordPress.
 */
export async function standInForProviders( wordpress: string, runPhp: PhpRunner, server: OAuthServer ): Promise< void > {
	const plugins = join( wordpress, 'wp-content', 'mu-plugins' );
	mkdirSync( plugins, { recursive: true } );
	copyFileSync( join( import.meta.dirname, 'stand-in.php' ), join( plugins, 'mesa-oauth-stand-in.php' ) );
	await runPhp( `update_option( 'mesa_test_oauth', $args['url'], false );`, { url: server.url } );
}

/** Gives the real providers their place back. */
export async function endStandIn( runPhp: PhpRunner ): Promise< void > {
	await runPhp( `delete_option( 'mesa_test_oauth' );` );
}
