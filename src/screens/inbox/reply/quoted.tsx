import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { closeSmall, moreHorizontal } from '@wordpress/icons';
import type { Message, Ticket } from '../../../contract/generated/types.ts';
import { LinkedText } from '../../../ui/linked-text.tsx';
import { MailFrame } from '../../../ui/mail-frame/lazy-mail-frame.tsx';
import { dayAndTime, parseTime } from '../../../ui/time.ts';

const IGNORE = () => undefined;

interface Props {
	signature: string;
	/** What goes along below; null: nothing. */
	message: Message | null;
	/** How many messages go along. */
	count: number;
	/** null: it cannot be left out. */
	onRemove: ( () => void ) | null;
}

/**
 * The customer's message that a reply quotes: as the server decides it, whoever wrote it has to be among those who get it.
 *
 * @param to Whom somebody chose; null: whoever the ticket's newest mail asks for, which may be another address of its writer.
 */
export function answeredMessage( ticket: Pick< Ticket, 'messages' >, to: readonly string[] | null ): Message | null {
	const people = to?.map( ( address ) => address.toLowerCase() );
	const asked = ticket.messages
		.filter( ( one ) => one.forwarded && one.state !== 'cancelled' )
		.flatMap( ( one ) => [ ...one.to, ...one.cc, ...one.bcc ].map( ( { address } ) => address.toLowerCase() ) );
	const byHand = ticket.messages.filter( ( one ) => one.kind === 'customer' && ! one.automatic ).reverse();
	const isMeant = ( writer: string ) => ( people ? people.includes( writer ) : ! asked.includes( writer ) );
	return byHand.find( ( one ) => isMeant( one.from.address.toLowerCase() ) ) ?? null;
}

/** What goes along below the text: the signature as it will be, the history behind "···". */
export function Below( { signature, message, count, onRemove }: Props ) {
	const [ open, setOpen ] = useState( false );
	if ( ! signature && ! message ) {
		return null;
	}
	return (
		<div className="mesa-below">
			{ signature && (
				<div className="mesa-below__signature" role="group" aria-label={ __( 'Signature', 'mesa-help-desk' ) }>
					<MailFrame html={ signature } attachments={ [] } allowRemote={ false } onRemoteImages={ IGNORE } />
				</div>
			) }
			{ message && (
				<div className="mesa-below__quote">
					<Button
						className="mesa-message__more"
						size="small"
						icon={ moreHorizontal }
						aria-expanded={ open }
						label={
							open ? __( 'Hide the quoted history', 'mesa-help-desk' ) : __( 'Show what goes along below', 'mesa-help-desk' )
						}
						onClick={ () => setOpen( ! open ) }
					/>
					{ open && onRemove && (
						<Button size="small" icon={ closeSmall } variant="tertiary" onClick={ onRemove }>
							{ __( 'Leave it out', 'mesa-help-desk' ) }
						</Button>
					) }
					{ open && (
						<blockquote>
							<p className="mesa-below__who">
								{ sprintf(
									/* translators: 1: date and time, 2: name of the person who wrote the message */
									__( 'On %1$s, %2$s wrote:', 'mesa-help-desk' ),
									dayAndTime( parseTime( message.created_at ) ),
									message.author?.name || message.from.name || message.from.address
								) }
							</p>
							<LinkedText text={ message.visible_text } />
							{ count > 1 && (
								<p className="mesa-below__who">
									{ sprintf(
										/* translators: %d: how many messages. */ __( '… and %d earlier messages', 'mesa-help-desk' ),
										count - 1
									) }
								</p>
							) }
						</blockquote>
					) }
				</div>
			) }
		</div>
	);
}
