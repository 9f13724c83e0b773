import { useEffect, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { TicketRow } from '../../../contract/generated/types.ts';
import { unknownVariables } from '../../../core/words/variables.ts';
import { api } from '../../../store/api.ts';
import type { Failure } from '../../../store/failure.ts';
import { previewSavedReply } from '../../../store/saved-replies.ts';
import { MailFrame } from '../../../ui/mail-frame/lazy-mail-frame.tsx';
import { ChoiceField } from '../fields.tsx';

const NOTHING = () => undefined;

/** The words as they would stand in a real ticket; a slip in a variable is named at once. */
export function TryIt( { html }: { html: string } ) {
	const [ tickets, setTickets ] = useState< TicketRow[] >( [] );
	const [ chosen, setChosen ] = useState( 0 );
	const [ shown, setShown ] = useState< { html: string; missing: string[] } | null >( null );
	const [ failure, setFailure ] = useState( '' );
	useEffect( () => {
		api( 'listTickets', { query: { folder: 'all', per_page: 10 } } ).then( ( page ) => setTickets( page.items ), NOTHING );
	}, [] );
	const ticketId = chosen || ( tickets[ 0 ]?.id ?? 0 );
	useEffect( () => {
		if ( ticketId === 0 ) {
			return undefined;
		}
		let late = false;
		const timer = setTimeout( () => {
			previewSavedReply( { html }, ticketId ).then(
				( filled ) => {
					if ( ! late ) {
						setFailure( '' );
						setShown( filled );
					}
				},
				( error: Failure ) => ! late && setFailure( error.message )
			);
		}, 200 );
		return () => {
			late = true;
			clearTimeout( timer );
		};
	}, [ html, ticketId ] );
	const slips = unknownVariables( html );
	const missing = shown?.missing ?? [];
	const inBraces = ( names: readonly string[] ) => names.map( ( name ) => `{${ name }}` ).join( ', ' );
	return (
		<>
			<div role="status">
				{ slips.length > 0 && (
					<p className="mesa-saved-slip">
						{ sprintf(
							/* translators: %s: names in braces. */ __(
								'There is no such variable: %s. It would be sent as it stands.',
								'mesa-help-desk'
							),
							inBraces( slips )
						) }
					</p>
				) }
			</div>
			{ tickets.length > 0 && (
				<section className="mesa-saved-try">
					<h2>{ __( 'How it reads', 'mesa-help-desk' ) }</h2>
					<ChoiceField
						label={ __( 'On the ticket', 'mesa-help-desk' ) }
						value={ String( ticketId ) }
						options={ tickets.map( ( { id, subject, customer_name, customer_email } ) => ( {
							value: String( id ),
							label: `#${ id } ${ customer_name || customer_email }: ${ subject }`.slice( 0, 100 ),
						} ) ) }
						onChange={ ( value ) => setChosen( Number( value ) ) }
					/>
					<div className="mesa-saved-paper">
						{ shown && (
							<MailFrame
								html={ shown.html || '<p></p>' }
								attachments={ [] }
								allowRemote={ false }
								onRemoteImages={ NOTHING }
							/>
						) }
					</div>
					<div role="status">
						{ missing.length > 0 && (
							<p className="mesa-saved-slip">
								{ sprintf(
									/* translators: 1: names in braces, 2: an example such as "{order.number|your order}". */
									__(
										'Nothing is known here for %1$s. Whoever inserts it is asked before sending. Words for that case go behind a stroke: %2$s',
										'mesa-help-desk'
									),
									inBraces( missing ),
									`{${ missing[ 0 ] }|${ __( 'other words', 'mesa-help-desk' ) }}`
								) }
							</p>
						) }
						{ failure && <p className="mesa-form__failure">{ failure }</p> }
					</div>
				</section>
			) }
		</>
	);
}
