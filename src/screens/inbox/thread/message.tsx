import { memo } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { Address, Message } from '../../../contract/generated/types.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { PaperclipIcon } from '../../../ui/paperclip.tsx';
import { TimeAgo } from '../../../ui/time-ago.tsx';
import { automaticWord, channelWord } from '../words.ts';
import { Attachments } from './attachments.tsx';
import { AutomaticState } from './automatic-state.tsx';
import { MessageBody } from './message-body.tsx';
import { MessageMenu } from './message-menu.tsx';
import { MessageState } from './message-state.tsx';

interface Props {
	message: Message;
	open: boolean;
	mayReply: boolean;
	onToggle: ( id: number ) => void;
	onTakenBack: ( message: Message ) => void;
}

function names( addresses: readonly Address[] ): string {
	return addresses.map( ( address ) => address.name || address.address ).join( ', ' );
}

/** Who called whom, for how long, at which number. */
function callWords( call: NonNullable< Message[ 'call' ] > ): string {
	const who = call.direction === 'in' ? __( 'called us', 'mesa-help-desk' ) : __( 'called the customer', 'mesa-help-desk' );
	const length = call.seconds > 0 ? `${ Math.floor( call.seconds / 60 ) }:${ String( call.seconds % 60 ).padStart( 2, '0' ) }` : '';
	const taken =
		call.direction === 'in' && call.agent
			? /* translators: %s: name of an agent. */ sprintf( __( 'taken by %s', 'mesa-help-desk' ), call.agent.name )
			: '';
	return [ who, length, call.phone, taken ].filter( Boolean ).join( ' · ' );
}

function Recipients( { message }: { message: Message } ) {
	if ( message.call ) {
		return <span className="mesa-message__to">{ callWords( message.call ) }</span>;
	}
	if ( message.kind === 'note' ) {
		return <span className="mesa-message__to">{ __( 'Only your team sees this', 'mesa-help-desk' ) }</span>;
	}
	/* translators: %s: names or addresses. */
	const to = message.to.length > 0 ? sprintf( __( 'to %s', 'mesa-help-desk' ), names( message.to ) ) : channelWord( message.channel );
	/* translators: %s: names or addresses. */
	const cc = message.cc.length > 0 ? sprintf( __( 'cc %s', 'mesa-help-desk' ), names( message.cc ) ) : '';
	/* translators: %s: names or addresses. */
	const bcc = message.bcc.length > 0 ? sprintf( __( 'bcc %s', 'mesa-help-desk' ), names( message.bcc ) ) : '';
	const title = [ ...message.to, ...message.cc, ...message.bcc ].map( ( address ) => address.address ).join( ', ' );
	return (
		<span className="mesa-message__to" title={ title }>
			{ [ to, cc, bcc ].filter( Boolean ).join( ' · ' ) }
		</span>
	);
}

function whoIs( message: Message ): string {
	return message.author?.name || message.from.name || message.from.address || __( 'Unknown', 'mesa-help-desk' );
}

function MessageItem( { message, open, mayReply, onToggle, onTakenBack }: Props ) {
	const who = whoIs( message );
	const automatic =
		message.kind === 'reply' && message.automatic ? __( 'Automatic answer', 'mesa-help-desk' ) : automaticWord( message.automatic );
	const className = `mesa-message is-${ message.kind }${ open ? ' is-open' : ' is-folded' }${ message.state === 'cancelled' ? ' is-cancelled' : '' }`;
	const head = (
		<>
			<Avatar name={ who } picture={ message.author?.avatar ?? '' } />
			<bdi className="mesa-message__who">{ who }</bdi>
			{ message.kind === 'note' && <span className="mesa-chip is-note">{ __( 'Note', 'mesa-help-desk' ) }</span> }
			{ message.forwarded && <span className="mesa-chip">{ __( 'Forwarded', 'mesa-help-desk' ) }</span> }
			{ message.state === 'cancelled' && <span className="mesa-chip">{ __( 'Taken back', 'mesa-help-desk' ) }</span> }
			{ automatic && <span className="mesa-chip">{ automatic }</span> }
		</>
	);

	if ( ! open ) {
		return (
			<article className={ className } data-message={ message.id }>
				<button type="button" className="mesa-message__folded" aria-expanded="false" onClick={ () => onToggle( message.id ) }>
					{ head }
					<span className="mesa-message__snippet" dir="auto">
						{ message.visible_text }
					</span>
					{ message.attachments.length > 0 && <PaperclipIcon title={ __( 'Has files', 'mesa-help-desk' ) } /> }
					<TimeAgo className="mesa-message__time" time={ message.created_at } />
				</button>
			</article>
		);
	}
	return (
		<article className={ className } data-message={ message.id }>
			<header className="mesa-message__head">
				<button type="button" className="mesa-message__fold" aria-expanded="true" onClick={ () => onToggle( message.id ) }>
					{ head }
					<Recipients message={ message } />
					<TimeAgo className="mesa-message__time" time={ message.created_at } />
				</button>
				<MessageMenu message={ message } who={ who } />
			</header>
			{ message.kind === 'customer' && message.error && (
				<p className="mesa-message__unreadable">
					{ sprintf(
						/* translators: %s: what was wrong with the mail. */ __(
							'Parts of this mail could not be read (%s). The original is kept below as a file.',
							'mesa-help-desk'
						),
						message.error
					) }
				</p>
			) }
			{ message.kind === 'note' && message.error && (
				<p className="mesa-message__unreadable">
					{ __( 'This mail was not sent to the customer.', 'mesa-help-desk' ) } <bdi>{ message.error }</bdi>
				</p>
			) }
			<MessageBody message={ message } />
			<Attachments message={ message } />
			{ message.kind === 'reply' && message.automatic && <AutomaticState message={ message } /> }
			{ message.kind === 'reply' && ! message.automatic && ! message.call && (
				<MessageState
					key={ `${ message.id }${ message.state }` }
					message={ message }
					mayReply={ mayReply }
					onTakenBack={ onTakenBack }
				/>
			) }
		</article>
	);
}

/** One message: a face, a name, a time, the words. Folded, it is one line. */
export const ThreadMessage = memo( MessageItem );
