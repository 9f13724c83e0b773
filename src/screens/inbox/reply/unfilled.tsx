import { Button } from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';

/** A variable of a saved reply that nothing was known for. */
const GAP = /\{[a-z]+\.[a-z_]+(?:\|[^{}<>]{0,200})?\}/g;

/** What is still in braces, each once. */
export function unfilledIn( text: string ): string[] {
	return [ ...new Set( text.match( GAP ) ?? [] ) ];
}

interface Props {
	names: readonly string[];
	onBack: () => void;
	onSendAnyway: () => void;
}

/** A text that still has braces in it is stopped once: nobody wants to be called "{customer.first_name}". */
export function Unfilled( { names, onBack, onSendAnyway }: Props ) {
	return (
		<div className="mesa-held" role="alert">
			<p>
				<strong>
					{ sprintf(
						/* translators: %s: one or more names in braces. */
						_n(
							'%s was not filled in. Your text was not sent.',
							'%s were not filled in. Your text was not sent.',
							names.length,
							'mesa-help-desk'
						),
						names.join( ', ' )
					) }
				</strong>
			</p>
			<p className="mesa-held__actions">
				<Button variant="secondary" size="compact" onClick={ onBack }>
					{ __( 'Fill it in', 'mesa-help-desk' ) }
				</Button>
				<Button variant="tertiary" size="compact" onClick={ onSendAnyway }>
					{ __( 'Send it as it is', 'mesa-help-desk' ) }
				</Button>
			</p>
		</div>
	);
}
