/** The folder a site lives in: WordPress's files, its settings, the plugin. */
import { copyFileSync, cpSync, existsSync, mkdirSync, rmSync, watch } from 'node:fs';
import { join } from 'node:path';
import { assemble } from '../build/assemble.ts';
import { PLUGIN_SLUG, ROOT, STATE } from '../lib/paths.ts';
import { oneLine } from '../lib/fail.ts';
import { say, step } from '../lib/progress.ts';
import { readState, type SiteState } from './config.ts';
import type { SiteOptions } from './site.ts';

export interface SiteFolder {
	/** Holds site.json, logs and wordpress/. */
	base: string;
	wordpress: string;
	plugin: string;
	state: SiteState;
	/** True when there is no site yet. */
	isNew: boolean;
}

/** Makes the folder ready; keeps what is there unless a fresh one is asked for. */
export async function siteFolder( options: SiteOptions, wordpressFrom: () => Promise< string > ): Promise< SiteFolder > {
	const base = options.folder ?? join( STATE, 'sites', options.name );
	if ( options.fresh ) {
		rmSync( base, { recursive: true, force: true } );
	}
	mkdirSync( base, { recursive: true } );
	const wordpress = join( base, 'wordpress' );
	const isNew = ! existsSync( join( wordpress, 'wp-load.php' ) );
	if ( isNew ) {
		const source = await wordpressFrom();
		await step( 'Copying WordPress', () => cpSync( source, wordpress, { recursive: true } ) );
	}
	const tools = join( wordpress, 'wp-content', 'mu-plugins' );
	mkdirSync( tools, { recursive: true } );
	copyFileSync( join( import.meta.dirname, 'mesa-tools.php' ), join( tools, 'mesa-tools.php' ) );
	return {
		base,
		wordpress,
		plugin: join( wordpress, 'wp-content', 'plugins', PLUGIN_SLUG ),
		state: readState( base ),
		isNew,
	};
}

/**
 * Copies changed sources into a running site, for working on PHP and screens.
 *
 * @param then Called after each copy.
 * @return Ends the watching.
 */
export function followSources( plugin: string, then: () => Promise< void > ): () => void {
	let timer: NodeJS.Timeout | undefined;
	const copy = () => {
		try {
			const changed = assemble( plugin );
			if ( changed > 0 ) {
				say(
					`  ${ new Date().toTimeString().slice( 0, 8 ) } ${ changed } changed file${ changed === 1 ? '' : 's' } copied into the site`
				);
				void then();
			}
		} catch ( error ) {
			say( `  Copying failed: ${ oneLine( error ) }` );
		}
	};
	const watchers = [ 'php', 'plugin', 'build', 'languages' ]
		.map( ( folder ) => join( ROOT, folder ) )
		.filter( ( folder ) => existsSync( folder ) )
		.map( ( folder ) =>
			watch( folder, { recursive: true }, () => {
				clearTimeout( timer );
				timer = setTimeout( copy, 300 );
			} )
		);
	return () => {
		clearTimeout( timer );
		watchers.forEach( ( watcher ) => watcher.close() );
	};
}
