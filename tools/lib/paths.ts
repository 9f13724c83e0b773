import { join } from 'node:path';

/** The project's root folder. */
export const ROOT = join( import.meta.dirname, '..', '..' );

/** What the build makes: the plugin as the zip holds it, the zip, the poller package. */
export const DIST = join( ROOT, 'dist' );

/** Everything the tools keep between runs: sites, downloads, logs. Never committed. */
export const STATE = join( ROOT, '.mesa' );

export const CACHE = join( STATE, 'cache' );

/** Screenshots and reports of test runs. */
export const ARTIFACTS = join( ROOT, 'artifacts' );

export const PLUGIN_SLUG = 'mesa-help-desk';

/** The assembled plugin folder. */
export const PLUGIN_DIST = join( DIST, PLUGIN_SLUG );
