import { Button } from '@wordpress/components';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { DeadLetter } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import { toFailure } from '../../../store/failure.ts';
import { fileSize } from '../../../ui/file-size.ts';
import { TimeAgo } from '../../../ui/time-ago.tsx';
import { stateWord } from './words.ts';

interface Props {
	letter: DeadLetter;
	/** Where it came to. */
	mailbox: string;
	onChange: ( letter: DeadLetter ) => void;
	onGone: () => void;
}

async function download( letter: DeadLetter ): Promise< void > {
	const url = URL.createObjectURL( await api( 'getDeadLetterSource', { path: { id: letter.id } } ) );
	const link = document.createElement( 'a' );
	link.href = url;
	link.download = `mail-${ letter.id }.eml`;
	link.click();
	setTimeout( () => URL.revokeObjectURL( url ), 60_000 );
}

function Where( { letter, mailbox }: Pick< Props, 'letter' | 'mailbox' > ) {
	const who = letter.from.name || letter.from.address;
	return (
		<p className="mesa-letter__where mesa-quiet">
			{ who && <bdi title={ letter.from.address }>{ who }</bdi> }
			<TimeAgo time={ letter.received_at } />
			<bdi>{ letter.uid > 0 ? `${ mailbox } / ${ letter.folder }` : mailbox }</bdi>
			{ letter.size > 0 && <bdi>{ fileSize( letter.size ) }</bdi> }
		</p>
	);
}

/** Asks once more, since the copy kept here goes with the entry. */
function Asking( { letter, busy, onYes, onNo }: { letter: DeadLetter; busy: boolean; onYes: () => void; onNo: () => void } ) {
	const no = useRef< HTMLButtonElement >( null );
	useEffect( () => no.current?.focus(), [] );
	return (
		<div className="mesa-letter__asking">
			<p>
				{ letter.has_raw
					? __( 'The copy that is kept here goes, too. The mail on the mail server is not touched.', 'mesa-help-desk' )
					: __( 'The mail on the mail server is not touched, but you will not be reminded of it again.', 'mesa-help-desk' ) }
			</p>
			<Button variant="secondary" size="compact" isDestructive isBusy={ busy } disabled={ busy } onClick={ onYes }>
				{ __( 'Take off the list', 'mesa-help-desk' ) }
			</Button>
			<Button variant="tertiary" size="compact" onClick={ onNo } ref={ no }>
				{ __( 'Keep it', 'mesa-help-desk' ) }
			</Button>
		</div>
	);
}

/** A mail that could not be taken in: what it is, why, and what can be done. */
export function Letter( { letter, mailbox, onChange, onGone }: Props ) {
	const [ busy, setBusy ] = useState( '' );
	const [ asking, setAsking ] = useState( false );
	const [ failure, setFailure ] = useState( '' );
	const title = letter.subject || __( 'A mail without a readable subject', 'mesa-help-desk' );
	const work = ( name: string, what: () => Promise< void > ) => async () => {
		setBusy( name );
		setFailure( '' );
		try {
			await what();
		} catch ( error ) {
			setFailure( toFailure( error ).message );
		} finally {
			setBusy( '' );
		}
	};
	const retry = work( 'retry', async () => onChange( await api( 'retryDeadLetter', { path: { id: letter.id } } ) ) );
	const save = work( 'save', () => download( letter ) );
	const dismiss = work( 'dismiss', async () => {
		await api( 'dismissDeadLetter', { path: { id: letter.id } } );
		onGone();
	} );
	return (
		<li className={ `mesa-letter is-${ letter.state }` }>
			<div className="mesa-letter__head">
				<strong dir="auto">{ title }</strong>
				<span className="mesa-chip">{ stateWord( letter.state ) }</span>
			</div>
			<Where letter={ letter } mailbox={ mailbox } />
			<p className="mesa-letter__reason" dir="auto">
				{ letter.reason }
			</p>
			<p className="mesa-quiet">
				{ sprintf(
					/* translators: %d: how often something was tried. */ __( 'Tries: %d, the last one', 'mesa-help-desk' ),
					letter.attempts
				) }{ ' ' }
				<TimeAgo time={ letter.last_at } />
			</p>
			{ failure && (
				<p className="mesa-field__error" role="alert">
					{ failure }
				</p>
			) }
			{ asking ? (
				<Asking letter={ letter } busy={ busy === 'dismiss' } onYes={ () => void dismiss() } onNo={ () => setAsking( false ) } />
			) : (
				<div className="mesa-letter__actions">
					{ letter.state === 'dead' && (
						<Button
							variant="secondary"
							size="compact"
							isBusy={ busy === 'retry' }
							disabled={ busy !== '' }
							/* translators: %s: subject of a mail. */
							aria-label={ sprintf( __( 'Try again: %s', 'mesa-help-desk' ), title ) }
							onClick={ () => void retry() }
						>
							{ __( 'Try again', 'mesa-help-desk' ) }
						</Button>
					) }
					{ letter.has_raw && (
						<Button
							variant="tertiary"
							size="compact"
							isBusy={ busy === 'save' }
							disabled={ busy !== '' }
							onClick={ () => void save() }
						>
							{ __( 'Download the mail', 'mesa-help-desk' ) }
						</Button>
					) }
					<Button variant="tertiary" size="compact" disabled={ busy !== '' } onClick={ () => setAsking( true ) }>
						{ __( 'Take off the list…', 'mesa-help-desk' ) }
					</Button>
				</div>
			) }
		</li>
	);
}
