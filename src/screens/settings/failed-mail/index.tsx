import { Button } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useCallback, useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { envelope } from '@wordpress/icons';
import type { DeadLetter, FailedJob } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import { toFailure } from '../../../store/failure.ts';
import { settingsStore } from '../../../store/settings/index.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { FailedState } from '../../../ui/failed-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { FailedJobs } from './failed-jobs.tsx';
import { Letter } from './letter.tsx';

const PAGE = 20;
/** While the poller has something to try again. */
const REFRESH_MS = 10_000;

interface Loaded {
	letters: DeadLetter[];
	olderThan: number | null;
	jobs: FailedJob[];
}

function useFailedMail() {
	const [ loaded, setLoaded ] = useState< Loaded | null >( null );
	const [ failure, setFailure ] = useState( '' );
	// A list that was opened further is not folded again by a refresh.
	const shown = useRef( PAGE );
	const load = useCallback( async () => {
		try {
			const query = { per_page: Math.min( 100, shown.current ) };
			const [ list, jobs ] = await Promise.all( [ api( 'listDeadLetters', { query } ), api( 'listFailedJobs', {} ) ] );
			setLoaded( { letters: list.items, olderThan: list.older_than, jobs } );
			setFailure( '' );
		} catch ( error ) {
			setFailure( toFailure( error ).message );
		}
	}, [] );
	const more = async () => {
		const page = await api( 'listDeadLetters', { query: { per_page: PAGE, before: loaded?.olderThan ?? 0 } } );
		shown.current += PAGE;
		setLoaded( ( now ) => now && { ...now, letters: [ ...now.letters, ...page.items ], olderThan: page.older_than } );
	};
	useEffect( () => {
		void load();
	}, [ load ] );
	const isMoving = loaded?.letters.some( ( letter ) => letter.state !== 'dead' ) ?? false;
	useEffect( () => {
		if ( ! isMoving ) {
			return;
		}
		const timer = setInterval( () => document.visibilityState === 'visible' && void load(), REFRESH_MS );
		return () => clearInterval( timer );
	}, [ isMoving, load ] );
	return { loaded, failure, load, more, setLoaded, setFailure };
}

/** Mails that could not be taken in and tasks that were given up, each with its reason and a way on. */
export function FailedMail() {
	const { loaded, failure, load, more, setLoaded, setFailure } = useFailedMail();
	const mailboxes = useSelect( ( select ) => select( settingsStore ).getSettingsState().mailboxes, [] );
	const { loadMailboxes, loadPoller, loadAlarms } = useDispatch( settingsStore );
	const [ busy, setBusy ] = useState( false );
	useEffect( () => {
		void loadMailboxes();
	}, [ loadMailboxes ] );

	if ( ! loaded ) {
		return failure ? <FailedState message={ failure } onRetry={ () => void load() } /> : <Skeleton kind="form" rows={ 3 } />;
	}
	const { letters, jobs } = loaded;
	const change = ( part: Partial< Loaded > ) => {
		setLoaded( { ...loaded, ...part } );
		void loadPoller();
		void loadAlarms();
	};
	const dead = letters.filter( ( letter ) => letter.state === 'dead' );
	const retryAll = async () => {
		setBusy( true );
		try {
			for ( const letter of dead ) {
				await api( 'retryDeadLetter', { path: { id: letter.id } } );
			}
		} catch ( error ) {
			setFailure( toFailure( error ).message );
		} finally {
			setBusy( false );
			await load();
		}
	};
	const nameOf = ( id: number ) => mailboxes?.find( ( mailbox ) => mailbox.id === id )?.name ?? `#${ id }`;
	return (
		<>
			<section>
				<h2>{ __( 'Mail that could not be taken in', 'mesa-help-desk' ) }</h2>
				{ letters.length === 0 ? (
					<EmptyState icon={ envelope } title={ __( 'Every mail has arrived', 'mesa-help-desk' ) }>
						<p>
							{ __(
								'When a mail cannot be taken in, it is listed here with the reason. It stays on the mail server, and holds up no other.',
								'mesa-help-desk'
							) }
						</p>
					</EmptyState>
				) : (
					<>
						<p>
							{ __(
								'These mails still lie on the mail server, untouched. Once the reason is gone, have them tried again; the poller takes them with its next pass.',
								'mesa-help-desk'
							) }
						</p>
						<ul className="mesa-letters">
							{ letters.map( ( letter ) => (
								<Letter
									key={ letter.id }
									letter={ letter }
									mailbox={ nameOf( letter.mailbox_id ) }
									onChange={ ( now ) =>
										change( { letters: letters.map( ( each ) => ( each.id === now.id ? now : each ) ) } )
									}
									onGone={ () => change( { letters: letters.filter( ( each ) => each.id !== letter.id ) } ) }
								/>
							) ) }
						</ul>
						<div className="mesa-letters__foot">
							{ dead.length > 1 && (
								<Button
									variant="secondary"
									__next40pxDefaultSize
									isBusy={ busy }
									disabled={ busy }
									onClick={ () => void retryAll() }
								>
									{ __( 'Try all again', 'mesa-help-desk' ) }
								</Button>
							) }
							{ loaded.olderThan !== null && (
								<Button
									variant="tertiary"
									__next40pxDefaultSize
									onClick={ () => void more().catch( ( error: unknown ) => setFailure( toFailure( error ).message ) ) }
								>
									{ __( 'Show more', 'mesa-help-desk' ) }
								</Button>
							) }
						</div>
					</>
				) }
				{ failure && (
					<p className="mesa-form__failure" role="alert">
						{ failure }
					</p>
				) }
			</section>
			{ jobs.length > 0 && (
				<section>
					<h2>{ __( 'Replies and tasks that failed', 'mesa-help-desk' ) }</h2>
					<FailedJobs jobs={ jobs } onGone={ ( id ) => change( { jobs: jobs.filter( ( each ) => each.id !== id ) } ) } />
				</section>
			) }
		</>
	);
}
