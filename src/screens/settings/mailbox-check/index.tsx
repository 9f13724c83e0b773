import { Button, Icon } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { cancelCircleFilled, caution, check as tick, pending } from '@wordpress/icons';
import type { Mailbox, MailboxCheck as Check } from '../../../contract/generated/types.ts';
import type { Failure } from '../../../store/failure.ts';
import { settingsStore } from '../../../store/settings/index.ts';
import { TimeAgo } from '../../../ui/time-ago.tsx';
import { delayWords, legState, legWords, partWords } from './words.ts';

/** While a check is under way. */
const LOOK_MS = 2000;

const STATE_ICON = { done: tick, broken: cancelCircleFilled, now: pending, ahead: pending };

function stateWords( state: ReturnType< typeof legState > ): string {
	switch ( state ) {
		case 'done':
			return __( ': done', 'mesa-help-desk' );
		case 'broken':
			return __( ': did not happen', 'mesa-help-desk' );
		default:
			return __( ': not yet', 'mesa-help-desk' );
	}
}

function Legs( { check }: { check: Check } ) {
	return (
		<ol className="mesa-steps">
			{ check.legs.map( ( { leg, ms }, index ) => {
				const state = legState( check, index );
				return (
					<li key={ leg } className={ `is-${ state }` }>
						<Icon icon={ STATE_ICON[ state ] } size={ 20 } />
						<span className="mesa-steps__name">
							{ legWords( leg ) }
							<span className="screen-reader-text">{ stateWords( state ) }</span>
						</span>
						<span className="mesa-steps__time">{ ms === null ? '' : delayWords( ms ) }</span>
					</li>
				);
			} ) }
		</ol>
	);
}

function Verdict( { check }: { check: Check } ) {
	if ( check.state === 'open' ) {
		return (
			<p className="mesa-health">
				<Icon icon={ pending } size={ 20 } />
				<span>{ __( 'A mail is on its way. You can leave this page.', 'mesa-help-desk' ) }</span>
			</p>
		);
	}
	const isOk = check.state === 'ok';
	const cameThrough = check.legs.every( ( leg ) => leg.ms !== null );
	const part = partWords( check.broken );
	return (
		<p className={ isOk ? 'mesa-health is-ok' : 'mesa-health is-broken' }>
			<Icon icon={ isOk ? tick : cancelCircleFilled } size={ 20 } />
			<span>
				{ isOk && __( 'Mail goes out and comes in.', 'mesa-help-desk' ) }
				{ ! isOk && cameThrough && __( 'The mail came through, but something is wrong.', 'mesa-help-desk' ) }
				{ ! isOk && ! cameThrough && __( 'The mail did not come through.', 'mesa-help-desk' ) }{ ' ' }
				{ check.finished_at && (
					<span className="mesa-quiet">
						<TimeAgo time={ check.finished_at } />
					</span>
				) }
				{ ! isOk && (
					<span className="mesa-check__why" dir="auto">
						{ part && <strong>{ `${ part }: ` }</strong> }
						{ check.detail }
					</span>
				) }
			</span>
		</p>
	);
}

/** "Check this mailbox": lets it send a mail to itself and shows how far that came, leg by leg. */
export function MailboxCheck( { mailbox }: { mailbox: Mailbox } ) {
	const { id } = mailbox;
	const check = useSelect( ( select ) => select( settingsStore ).getSettingsState().checks[ id ], [ id ] );
	const { loadCheck, startCheck } = useDispatch( settingsStore );
	const [ busy, setBusy ] = useState( false );
	const [ failure, setFailure ] = useState< Failure | null >( null );
	const isOpen = check?.state === 'open';
	useEffect( () => {
		loadCheck( id ).catch( setFailure );
	}, [ id, loadCheck ] );
	useEffect( () => {
		if ( ! isOpen ) {
			return;
		}
		// A look that fails is followed by the next.
		const timer = setInterval( () => document.visibilityState === 'visible' && void loadCheck( id ).catch( () => undefined ), LOOK_MS );
		return () => clearInterval( timer );
	}, [ id, isOpen, loadCheck ] );
	const start = async () => {
		setBusy( true );
		setFailure( null );
		try {
			await startCheck( id );
		} catch ( error ) {
			setFailure( error as Failure );
		} finally {
			setBusy( false );
		}
	};
	return (
		<section className="mesa-check">
			<h2>{ __( 'Does mail come through?', 'mesa-help-desk' ) }</h2>
			<p className="mesa-quiet">
				{ __(
					'The mailbox sends a mail to itself, it is fetched and becomes a ticket, and everything is removed again. Customers and your team see nothing of it.',
					'mesa-help-desk'
				) }
			</p>
			<Button
				variant="secondary"
				__next40pxDefaultSize
				isBusy={ busy || isOpen }
				disabled={ busy || isOpen || ! mailbox.active }
				onClick={ () => void start() }
			>
				{ isOpen ? __( 'Checking…', 'mesa-help-desk' ) : __( 'Check this mailbox', 'mesa-help-desk' ) }
			</Button>
			<div aria-live="polite" className="mesa-check__result">
				{ failure && <p className="mesa-form__failure">{ failure.message }</p> }
				{ check && check.state !== 'never' && (
					<>
						<Verdict check={ check } />
						<Legs check={ check } />
						{ check.warnings.map( ( { part, detail } ) => (
							<p className="mesa-health is-warning" key={ part + detail }>
								<Icon icon={ caution } size={ 20 } />
								<span dir="auto">
									{ partWords( part ) && <strong>{ `${ partWords( part ) }: ` }</strong> }
									{ detail }
								</span>
							</p>
						) ) }
					</>
				) }
			</div>
		</section>
	);
}
