import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdir, rename, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** What the poller has to know before it can ask WordPress for the rest. */
export interface ConnectionConfig {
	site: string;
	user: string;
	/** Application password. */
	password: string;
}

/** A setting is missing or wrong; the message says which and what to do. */
export class ConfigError extends Error {
	override name = 'ConfigError';
}

export function defaultConfigPath( env: NodeJS.ProcessEnv = process.env ): string {
	return join( env[ 'XDG_CONFIG_HOME' ] || join( homedir(), '.config' ), 'mesa-poller', 'config.json' );
}

function readFile( path: string, mustExist: boolean ): Partial< ConnectionConfig > {
	if ( ! existsSync( path ) ) {
		if ( mustExist ) {
			throw new ConfigError( `The configuration file ${ path } does not exist.` );
		}
		return {};
	}
	try {
		return JSON.parse( readFileSync( path, 'utf8' ) ) as Partial< ConnectionConfig >;
	} catch ( error ) {
		throw new ConfigError(
			`The configuration file ${ path } cannot be read: ${ error instanceof Error ? error.message : String( error ) }`
		);
	}
}

export interface ConfigSources {
	/** From flags. */
	site?: string | undefined;
	user?: string | undefined;
	/** --config; the default place when not given. */
	file?: string | undefined;
	env?: NodeJS.ProcessEnv;
}

/**
 * Flags before environment before file. The password never comes by a flag, because other users of the machine can
 * read those.
 *
 * @throws {ConfigError} Naming what is missing.
 */
export function loadConfig( sources: ConfigSources ): ConnectionConfig {
	const env = sources.env ?? process.env;
	const file = readFile( sources.file ?? defaultConfigPath( env ), sources.file !== undefined );
	const site = sources.site ?? env[ 'MESA_SITE' ] ?? file.site ?? '';
	const user = sources.user ?? env[ 'MESA_USER' ] ?? file.user ?? '';
	const password = env[ 'MESA_APP_PASSWORD' ] ?? file.password ?? '';
	if ( site === '' ) {
		throw new ConfigError(
			'No site is set. Run "mesa-poller connect https://your-site" once, or set MESA_SITE, MESA_USER and MESA_APP_PASSWORD.'
		);
	}
	if ( user === '' || password === '' ) {
		throw new ConfigError(
			`${ user === '' ? 'No user' : 'No application password' } is set for ${ site }. Run "mesa-poller connect ${ site }", or set MESA_USER and MESA_APP_PASSWORD.`
		);
	}
	return { site, user, password };
}

/** Writes the file so that only its owner can read it; a crash leaves the old one. */
export async function saveConfig( path: string, config: ConnectionConfig ): Promise< void > {
	await mkdir( dirname( path ), { recursive: true, mode: 0o700 } );
	const temporary = `${ path }.${ process.pid }.tmp`;
	await writeFile( temporary, `${ JSON.stringify( config, null, '\t' ) }\n`, { mode: 0o600 } );
	await chmod( temporary, 0o600 );
	await rename( temporary, path );
}
