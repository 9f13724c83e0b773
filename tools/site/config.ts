import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a site keeps between two starts. */
export interface SiteState {
	/** WordPress's keys and salts; stored passwords can only be read with the same ones. */
	salts: Record< string, string >;
	/** For mesa-tools.php. */
	secret: string;
	adminPassword: string;
	/** Application passwords by user, made once. */
	logins: Record< string, string >;
	/** Port of the last start; the next one prefers it. */
	port: number;
}

const SALTS = [ 'AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE' ].flatMap( ( name ) => [ `${ name }_KEY`, `${ name }_SALT` ] );

export function readState( folder: string ): SiteState {
	const file = join( folder, 'site.json' );
	if ( existsSync( file ) ) {
		return JSON.parse( readFileSync( file, 'utf8' ) ) as SiteState;
	}
	const state: SiteState = {
		salts: Object.fromEntries( SALTS.map( ( name ) => [ name, randomBytes( 32 ).toString( 'hex' ) ] ) ),
		secret: randomBytes( 24 ).toString( 'hex' ),
		adminPassword: 'password',
		logins: {},
		port: 0,
	};
	writeState( folder, state );
	return state;
}

export function writeState( folder: string, state: SiteState ): void {
	mkdirSync( folder, { recursive: true } );
	writeFileSync( join( folder, 'site.json' ), JSON.stringify( state, null, '\t' ), { mode: 0o600 } );
}

export function phpString( text: string ): string {
	return `'${ text.replace( /[\\']/g, '\\$&' ) }'`;
}

export interface ConfigInput {
	url: string;
	state: SiteState;
	smtpPort: number;
	database: { name: string; user: string; password: string; host: string };
	/** More constants, for one lane. */
	constants?: Record< string, string | number | boolean >;
}

/** The site's wp-config.php. Every constant gives way to one that is already there: Playground sets some before. */
export function wpConfig( { url, state, smtpPort, database, constants = {} }: ConfigInput ): string {
	const all: Record< string, string | number | boolean > = {
		DB_NAME: database.name,
		DB_USER: database.user,
		DB_PASSWORD: database.password,
		DB_HOST: database.host,
		DB_CHARSET: 'utf8mb4',
		DB_COLLATE: '',
		WP_HOME: url,
		WP_SITEURL: url,
		// Application passwords over plain http are for local sites only.
		WP_ENVIRONMENT_TYPE: 'local',
		WP_DEBUG: true,
		WP_DEBUG_LOG: true,
		WP_DEBUG_DISPLAY: false,
		// Nothing here needs the internet; where there is none, each try would wait for its time limit.
		WP_HTTP_BLOCK_EXTERNAL: true,
		AUTOMATIC_UPDATER_DISABLED: true,
		DISALLOW_FILE_EDIT: true,
		MESA_TOOLS_SECRET: state.secret,
		MESA_TOOLS_SMTP_PORT: smtpPort,
		...state.salts,
		...constants,
	};
	const lines = Object.entries( all ).map(
		( [ name, value ] ) =>
			`defined( '${ name }' ) || define( '${ name }', ${ typeof value === 'string' ? phpString( value ) : String( value ) } );`
	);
	return [
		'<?php',
		'// Made by tools/site at every start. Changes are lost.',
		...lines,
		"$table_prefix = 'wp_';",
		"defined( 'ABSPATH' ) || define( 'ABSPATH', __DIR__ . '/' );",
		"require_once ABSPATH . 'wp-settings.php';",
		'',
	].join( '\n' );
}
