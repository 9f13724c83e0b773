/** Integration and contract tests against current WordPress on MariaDB, nginx, php-fpm and Dovecot. */
import { integration } from './checks/integration.ts';
import { main } from './lib/fail.ts';
import { endOnSignal } from './lib/process.ts';

await main( async () => {
	endOnSignal();
	const counts = await integration( 'stack', process.argv.slice( 2 ) );
	console.log( `${ counts.passed } passed, ${ counts.failed } failed` );
	return counts.failed > 0 ? 1 : 0;
} );
