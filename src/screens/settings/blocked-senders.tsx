import { Button } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { BlockedSender } from '../../contract/generated/types.ts';
import { api } from '../../store/api.ts';
import { toFailure } from '../../store/failure.ts';
import { FailedState } from '../../ui/failed-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { TextField } from './fields.tsx';
import { useSaving } from './saved-form.tsx';

const PAGE = 50;

interface EntryProps {
	entry: BlockedSender;
	/** What the button says. */
	verb: string;
	onGone: () => void;
}

function Entry( { entry, verb, onGone }: EntryProps ) {
	const [ busy, setBusy ] = useState( false );
	const [ failure, setFailure ] = useState( '' );
	const unblock = async () => {
		setBusy( true );
		setFailure( '' );
		try {
			await api( 'unblockSender', { path: { id: entry.id } } );
			onGone();
		} catch ( error ) {
			setFailure( toFailure( error ).message );
			setBusy( false );
		}
	};
	return (
		<li>
			<bdi className="mesa-blocked__who">{ entry.pattern }</bdi>
			<span className="mesa-quiet">
				{ entry.author && `${ entry.author.name } · ` }
				<TimeAgo time={ entry.created_at } />
			</span>
			<Button
				variant="tertiary"
				size="compact"
				isBusy={ busy }
				disabled={ busy }
				aria-label={ `${ verb } ${ entry.pattern }` }
				onClick={ () => void unblock() }
			>
				{ verb }
			</Button>
			{ failure && (
				<p className="mesa-field__error" role="alert">
					{ failure }
				</p>
			) }
		</li>
	);
}

function AddEntry( { onAdded }: { onAdded: ( entry: BlockedSender ) => void } ) {
	const [ pattern, setPattern ] = useState( '' );
	const { busy, failure, save } = useSaving();
	const add = () =>
		save( async () => {
			onAdded( await api( 'blockSender', { body: { pattern: pattern.trim() } } ) );
			setPattern( ( now ) => ( now === pattern ? '' : now ) );
		} );
	return (
		<form
			className="mesa-blocked__add"
			onSubmit={ ( event ) => {
				event.preventDefault();
				if ( pattern.trim() !== '' ) {
					void add();
				}
			} }
		>
			<TextField
				label={ __( 'Address or domain', 'mesa-help-desk' ) }
				placeholder="@ads.example.com"
				help={ __( 'A whole domain begins with @ and includes its subdomains.', 'mesa-help-desk' ) }
				value={ pattern }
				error={ failure ? ( failure.params.pattern ?? failure.message ) : undefined }
				onChange={ setPattern }
			/>
			<Button variant="secondary" type="submit" __next40pxDefaultSize isBusy={ busy } disabled={ busy || pattern.trim().length < 3 }>
				{ __( 'Block', 'mesa-help-desk' ) }
			</Button>
		</form>
	);
}

/** Who has complained about a mail of ours. Shown where there is somebody; a failure to load them is not worth a word. */
function Quiet() {
	const [ entries, setEntries ] = useState< BlockedSender[] >( [] );
	useEffect( () => {
		api( 'listBlockedSenders', { query: { list: 'quiet', per_page: 200 } } ).then( setEntries, () => undefined );
	}, [] );
	if ( entries.length === 0 ) {
		return null;
	}
	return (
		<>
			<h3>{ __( 'No automatic mail', 'mesa-help-desk' ) }</h3>
			<p>
				{ __(
					'These people have marked one of your mails as spam. They get no automatic answers any more; what your team writes still goes to them.',
					'mesa-help-desk'
				) }
			</p>
			<ul className="mesa-blocked__list">
				{ entries.map( ( entry ) => (
					<Entry
						key={ entry.id }
						entry={ entry }
						verb={ __( 'Allow again', 'mesa-help-desk' ) }
						onGone={ () => setEntries( ( now ) => now.filter( ( each ) => each.id !== entry.id ) ) }
					/>
				) ) }
			</ul>
		</>
	);
}

/** Addresses and domains whose mail lands in the spam folder. */
export function BlockedSenders() {
	const [ entries, setEntries ] = useState< BlockedSender[] | null >( null );
	const [ hasMore, setHasMore ] = useState( false );
	const [ failure, setFailure ] = useState( '' );
	const load = async ( before: BlockedSender[] ) => {
		const last = before.at( -1 );
		setFailure( '' );
		try {
			const page = await api( 'listBlockedSenders', { query: { per_page: PAGE, ...( last ? { before: last.id } : {} ) } } );
			setEntries( [ ...before, ...page ] );
			setHasMore( page.length === PAGE );
		} catch ( error ) {
			setFailure( toFailure( error ).message );
		}
	};
	useEffect( () => {
		void load( [] );
	}, [] );

	if ( ! entries ) {
		return failure ? <FailedState message={ failure } onRetry={ () => void load( [] ) } /> : <Skeleton kind="form" rows={ 2 } />;
	}
	return (
		<div className="mesa-blocked">
			<p>
				{ __(
					'What blocked senders write is kept in the folder “Spam”, and nobody is told of it. Nothing is deleted. You can also block somebody from a ticket’s status menu.',
					'mesa-help-desk'
				) }
			</p>
			<AddEntry
				onAdded={ ( entry ) => setEntries( ( now ) => [ entry, ...( now ?? [] ).filter( ( each ) => each.id !== entry.id ) ] ) }
			/>
			{ entries.length === 0 ? (
				<p className="mesa-quiet">{ __( 'Nobody is blocked.', 'mesa-help-desk' ) }</p>
			) : (
				<ul className="mesa-blocked__list">
					{ entries.map( ( entry ) => (
						<Entry
							key={ entry.id }
							entry={ entry }
							verb={ __( 'Unblock', 'mesa-help-desk' ) }
							onGone={ () => setEntries( ( now ) => ( now ?? [] ).filter( ( each ) => each.id !== entry.id ) ) }
						/>
					) ) }
				</ul>
			) }
			{ failure && (
				<p className="mesa-form__failure" role="alert">
					{ failure }
				</p>
			) }
			{ hasMore && (
				<Button variant="tertiary" onClick={ () => void load( entries ) }>
					{ __( 'Show more', 'mesa-help-desk' ) }
				</Button>
			) }
			<Quiet />
		</div>
	);
}
