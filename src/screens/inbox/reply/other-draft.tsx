import { Button } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { discardOther } from '../../../store/draft-others.ts';
import { TimeAgo } from '../../../ui/time-ago.tsx';
import type { DraftTools } from './use-draft.ts';

/** What the same person has begun on another machine: nothing is written over, they choose. */
export function OtherDraft( { name, tools }: { name: string; tools: DraftTools } ) {
	if ( tools.others.length === 0 ) {
		return null;
	}
	return (
		<ul className="mesa-other-drafts" aria-label={ __( 'Other drafts', 'mesa-help-desk' ) }>
			{ tools.others.map( ( other ) => (
				<li key={ other.key }>
					<p>
						{ __( 'You have another draft here,', 'mesa-help-desk' ) } <TimeAgo time={ other.updated_at } />:{ ' ' }
						<q dir="auto">{ other.text.trim().slice( 0, 80 ) }</q>
					</p>
					<Button variant="secondary" size="compact" onClick={ () => tools.take( other ) }>
						{ __( 'Go on with that one', 'mesa-help-desk' ) }
					</Button>
					<Button
						variant="tertiary"
						size="compact"
						isDestructive
						aria-label={ sprintf(
							/* translators: %s: beginning of a text. */ __( 'Discard “%s”', 'mesa-help-desk' ),
							other.text.trim().slice( 0, 40 )
						) }
						onClick={ () => void discardOther( name, other ) }
					>
						{ __( 'Discard', 'mesa-help-desk' ) }
					</Button>
				</li>
			) ) }
		</ul>
	);
}

/** Where the words are safe, as quietly as possible. */
export function SavedState( { saved, isEmpty }: Pick< DraftTools, 'saved' > & { isEmpty: boolean } ) {
	const words = {
		saved: __( 'Draft saved', 'mesa-help-desk' ),
		saving: __( 'Saving…', 'mesa-help-desk' ),
		local: __( 'Kept in this browser', 'mesa-help-desk' ),
	};
	return <span className={ `mesa-composer__saved is-${ saved }` }>{ isEmpty ? '' : words[ saved ] }</span>;
}

/** A reply that leaves when the connection is back, and the way to stop it. */
export function WaitsForConnection( { onStop }: { onStop: () => void } ) {
	return (
		<p className="mesa-composer__waits" role="status">
			{ __( 'No connection. It leaves as soon as the site answers.', 'mesa-help-desk' ) }{ ' ' }
			<Button variant="link" onClick={ onStop }>
				{ __( 'Do not send it', 'mesa-help-desk' ) }
			</Button>
		</p>
	);
}
