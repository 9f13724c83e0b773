import { Button, Icon } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { useEffect, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { caution, check } from '@wordpress/icons';
import type { Message } from '../../../contract/generated/types.ts';
import { leavesAt } from '../../../store/desk/answer.ts';
import { deskStore } from '../../../store/desk/index.ts';
import type { Failure } from '../../../store/failure.ts';
import { TimeAgo } from '../../../ui/time-ago.tsx';
import { notifyFailure } from '../notify.ts';
import { Scheduled } from './scheduled.tsx';

interface Props {
	message: Message;
	mayReply: boolean;
	onTakenBack: ( message: Message ) => void;
}

/** Seconds until a queued reply leaves. */
function useCountdown( message: Message ): number {
	const [ target ] = useState( () => leavesAt( message, Date.now() ) );
	const [ left, setLeft ] = useState( () => Math.ceil( ( target - Date.now() ) / 1000 ) );
	useEffect( () => {
		const timer = setInterval( () => setLeft( Math.max( 0, Math.ceil( ( target - Date.now() ) / 1000 ) ) ), 250 );
		return () => clearInterval( timer );
	}, [ target ] );
	return left;
}

function Queued( { message, mayReply, onTakenBack }: Props ) {
	const left = useCountdown( message );
	const { takeBack } = useDispatch( deskStore );
	const [ busy, setBusy ] = useState( false );
	if ( left === 0 ) {
		return <p className="mesa-state">{ __( 'Sending…', 'mesa-help-desk' ) }</p>;
	}
	const undo = async () => {
		setBusy( true );
		try {
			onTakenBack( await takeBack( message ) );
		} catch ( failure ) {
			notifyFailure( __( 'The reply could not be taken back.', 'mesa-help-desk' ), failure as Failure );
		} finally {
			setBusy( false );
		}
	};
	return (
		<p className="mesa-state is-queued">
			<span className="mesa-state__countdown">
				{ sprintf( /* translators: %d: seconds. */ __( 'Sending in %d s', 'mesa-help-desk' ), left ) }
			</span>
			{ mayReply && (
				<Button variant="link" isBusy={ busy } disabled={ busy } onClick={ () => void undo() }>
					{ __( 'Undo', 'mesa-help-desk' ) }
				</Button>
			) }
		</p>
	);
}

function Trouble( { message, mayReply, words }: Props & { words: string } ) {
	const { sendAgain } = useDispatch( deskStore );
	const [ busy, setBusy ] = useState( false );
	const retry = async () => {
		setBusy( true );
		try {
			await sendAgain( message );
		} catch ( failure ) {
			notifyFailure( __( 'The reply could not be sent again.', 'mesa-help-desk' ), failure as Failure );
		} finally {
			setBusy( false );
		}
	};
	return (
		<div className="mesa-state is-trouble" role="alert">
			<Icon icon={ caution } size={ 20 } />
			<div>
				<p>{ words }</p>
				{ message.error && (
					<p className="mesa-state__words" dir="auto">
						{ message.error }
					</p>
				) }
			</div>
			{ mayReply && (
				<Button variant="secondary" size="compact" isBusy={ busy } disabled={ busy } onClick={ () => void retry() }>
					{ __( 'Send again', 'mesa-help-desk' ) }
				</Button>
			) }
		</div>
	);
}

/** Where an own reply stands on its way to the customer. */
export function MessageState( props: Props ) {
	const { message } = props;
	switch ( message.state ) {
		case 'queued':
			return <Queued { ...props } />;
		case 'scheduled':
		case 'held':
			return <Scheduled message={ message } mayReply={ props.mayReply } />;
		case 'sending':
			return <p className="mesa-state">{ __( 'Sending…', 'mesa-help-desk' ) }</p>;
		case 'sent':
			return (
				<p className="mesa-state">
					<Icon icon={ check } size={ 16 } />
					{ __( 'Sent', 'mesa-help-desk' ) } { message.sent_at && <TimeAgo time={ message.sent_at } /> }
				</p>
			);
		case 'failed':
			return <Trouble { ...props } words={ __( 'This reply was not sent. The mail server said:', 'mesa-help-desk' ) } />;
		case 'unknown':
			return (
				<Trouble
					{ ...props }
					words={ __(
						'The connection broke while sending, so nobody knows whether this reply left. Ask the customer, or send it again.',
						'mesa-help-desk'
					) }
				/>
			);
		case 'bounced':
			return <Trouble { ...props } words={ __( 'This reply came back. The customer’s mail server said:', 'mesa-help-desk' ) } />;
		case 'cancelled':
			return <p className="mesa-state">{ __( 'Taken back, not sent', 'mesa-help-desk' ) }</p>;
		default:
			return null;
	}
}
