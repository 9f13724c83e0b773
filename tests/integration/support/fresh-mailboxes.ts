/** Before each file: only the run's own mailbox is fetched. One that another file left with a server that has ended since would fail every pass of a poller. */
import { site } from '../site.ts';

beforeAll( () =>
	site().runPhp< number >(
		`return ( new Mesa\\Data\\Db() )->run( 'UPDATE {mailboxes} SET active = 0 WHERE address <> %s', $args['keep'] );`,
		{ keep: site().mailboxAddress }
	)
);
