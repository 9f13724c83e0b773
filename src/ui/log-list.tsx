import { __, sprintf } from '@wordpress/i18n';
import type { LogEntry } from '../contract/generated/types.ts';
import { TimeAgo } from './time-ago.tsx';

/** Who did it, for people. */
export function actorWord( entry: LogEntry ): string {
	if ( entry.actor ) {
		return entry.actor.name;
	}
	return entry.actor_id > 0
		? /* translators: %d: number of a WordPress user whose account is gone. */ sprintf(
				__( 'Deleted user #%d', 'mesa-help-desk' ),
				entry.actor_id
			)
		: entry.type === 'customer_replied'
			? __( 'Customer', 'mesa-help-desk' )
			: __( 'Mesa', 'mesa-help-desk' );
}

/** Lines of the log under each other, as they fit in a narrow column. */
export function LogList( { entries }: { entries: readonly LogEntry[] } ) {
	return (
		<ol className="mesa-log-list">
			{ entries.map( ( entry ) => (
				<li key={ entry.id } className={ `is-${ entry.group }` }>
					<span className="mesa-log-list__words" dir="auto">
						{ entry.words }
					</span>
					<span className="mesa-quiet">
						<bdi>{ actorWord( entry ) }</bdi> · <TimeAgo time={ entry.created_at } />
					</span>
				</li>
			) ) }
		</ol>
	);
}
