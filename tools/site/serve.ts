/**
 * Runs a site with the plugin as it is in the working tree, and follows changes:
 *
 *   tsx tools/site/serve.ts [--lane native|playground|stack] [--port N] [--name NAME] [--fresh]
 */
import { flags } from '../lib/args.ts';
import { main, ToolError } from '../lib/fail.ts';
import { say } from '../lib/progress.ts';
import type { Lane } from './site.ts';
import { embeddedLane, startSite } from './start.ts';

await main( async () => {
	const given = flags( {
		lane: { type: 'string' },
		port: { type: 'string' },
		name: { type: 'string' },
		'smtp-port': { type: 'string' },
		fresh: { type: 'boolean', default: false },
	} );
	const lane = ( given.lane ?? embeddedLane() ) as Lane;
	if ( ! [ 'native', 'playground', 'stack' ].includes( lane ) ) {
		throw new ToolError( `--lane is "${ lane }"; it can be native, playground or stack.` );
	}
	const port = Number( given.port ?? 0 );
	const site = await startSite(
		lane,
		{
			name: given.name ?? `serve-${ lane }${ port ? `-${ port }` : '' }`,
			port,
			fresh: given.fresh,
			live: true,
			smtpPort: Number( given[ 'smtp-port' ] ?? 0 ),
		},
		'npm'
	);
	const stop = new Promise< void >( ( resolve ) => {
		process.on( 'SIGINT', resolve );
		process.on( 'SIGTERM', resolve );
	} );
	try {
		const roles = await site.runPhp< string[] >(
			"return array_values( array_filter( array_keys( wp_roles()->roles ), fn( $role ) => str_starts_with( $role, 'mesa' ) ) );"
		);
		const logins = await site.users( [
			{ login: 'admin', role: 'administrator' },
			...roles.map( ( role ) => ( { login: role.replaceAll( '_', '-' ), role } ) ),
		] );
		say( `\n  WordPress ${ site.wordpressVersion }, PHP ${ site.phpVersion }, ${ site.database }` );
		say( `  Site    ${ site.url }/    files ${ site.folder }` );
		say( `  Admin   ${ site.url }/wp-admin/    ${ site.adminUser } / ${ site.adminPassword }` );
		say( `  REST    ${ site.url }/wp-json/mesa/v1/    each user's password for wp-admin is "password", for curl:` );
		for ( const { user, password } of logins ) {
			say( `          -u '${ user }:${ password }'` );
		}
		say( '\n  Changes in php/, plugin/ and build/ are copied into the site. Ctrl-C stops it.' );
		await stop;
	} finally {
		await site.stop();
	}
} );
