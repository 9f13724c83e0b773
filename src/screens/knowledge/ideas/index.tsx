import { Button, ToggleControl } from '@wordpress/components';
import { useCallback, useEffect, useRef, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { pencil } from '@wordpress/icons';
import type { ArticleIdea, ArticleIdeas } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { FailedState } from '../../../ui/failed-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { TimeAgo } from '../../../ui/time-ago.tsx';
import { putBack } from '../put-back.ts';
import { say, sayFailure } from '../say.ts';
import { useAnswer } from '../use-answer.ts';
import { IdeaRow } from './idea-row.tsx';

/** How often a look that is under way is asked after (ms). */
const BEAT = 3_000;

function Status( { data, onLook }: { data: ArticleIdeas; onLook: () => void } ) {
	const running = data.state === 'running';
	return (
		<div className="mesa-insight__head">
			<p className="mesa-quiet" role="status">
				{ running &&
					sprintf(
						/* translators: %s: number of tickets. */
						__( 'Reading your solved tickets: %s so far …', 'mesa-help-desk' ),
						data.read.toLocaleString()
					) }
				{ ! running && data.ran_at && (
					<>
						{ sprintf(
							/* translators: 1: number of tickets that were read, 2: most tickets that are read. */
							__(
								'%1$s solved tickets and the searches without an answer were looked at (the newest %2$s at most).',
								'mesa-help-desk'
							),
							data.read.toLocaleString(),
							data.sample.toLocaleString()
						) }{ ' ' }
						<TimeAgo time={ data.ran_at } />
					</>
				) }
			</p>
			{ data.state !== 'never' && (
				<Button variant="secondary" __next40pxDefaultSize disabled={ running } accessibleWhenDisabled onClick={ onLook }>
					{ __( 'Look again', 'mesa-help-desk' ) }
				</Button>
			) }
		</div>
	);
}

/** What customers ask again and again, and no article answers. */
export function Ideas() {
	const [ dismissed, setDismissed ] = useState( false );
	const shown = useRef( dismissed );
	shown.current = dismissed;
	const ask = useCallback( () => api( 'listIdeas', { query: { dismissed } } ), [ dismissed ] );
	const { data, failure, again, set } = useAnswer( ask );
	const running = data?.state === 'running';
	useEffect( () => {
		const timer = running ? setInterval( again, BEAT ) : undefined;
		return () => clearInterval( timer );
	}, [ running, again ] );
	const look = () => {
		set( ( known ) => ( { ...known, state: 'running', read: 0 } ) );
		api( 'refreshIdeas', {} )
			.then( ( found ) => set( () => found ) )
			.catch( sayFailure );
	};
	const decide = async ( idea: ArticleIdea, away: boolean ) => {
		const save = ( value: boolean ) => api( 'updateIdea', { path: { id: idea.id }, body: { dismissed: value } } );
		const before = data?.ideas ?? [];
		set( ( known ) => ( { ...known, ideas: known.ideas.filter( ( one ) => one.id !== idea.id ) } ) );
		const back = () =>
			set( ( known ) => ( {
				...known,
				ideas:
					dismissed === shown.current
						? putBack( known.ideas, before, idea.id )
						: known.ideas.filter( ( one ) => one.id !== idea.id ), // In the other list, which is not shown.
			} ) );
		try {
			await save( away );
			say(
				away
					? /* translators: %s: what customers ask. */ sprintf( __( '“%s” is dismissed.', 'mesa-help-desk' ), idea.title )
					: /* translators: %s: what customers ask. */ sprintf( __( '“%s” is back.', 'mesa-help-desk' ), idea.title ),
				() => {
					back();
					save( ! away ).catch( sayFailure );
				}
			);
		} catch ( error ) {
			back();
			sayFailure( error );
		}
	};
	if ( failure && ! data ) {
		return <FailedState message={ failure } onRetry={ again } />;
	}
	if ( ! data ) {
		return <Skeleton kind="list" rows={ 6 } />;
	}
	return (
		<div className="mesa-ideas">
			<Status data={ data } onLook={ look } />
			{ data.state === 'never' && (
				<EmptyState icon={ pencil } title={ __( 'Let your tickets say what to write', 'mesa-help-desk' ) }>
					<p>
						{ __(
							'Solved tickets and searches without an answer are grouped by what they are about. It happens on this site, in the background; nothing is sent anywhere.',
							'mesa-help-desk'
						) }
					</p>
					<Button variant="primary" __next40pxDefaultSize onClick={ look }>
						{ __( 'Look at my tickets', 'mesa-help-desk' ) }
					</Button>
				</EmptyState>
			) }
			{ data.state === 'ready' && data.ideas.length === 0 && (
				<EmptyState
					icon={ pencil }
					title={
						dismissed
							? __( 'Nothing was dismissed', 'mesa-help-desk' )
							: __( 'Nothing comes again and again', 'mesa-help-desk' )
					}
				>
					<p>{ __( 'It takes three tickets or searches that are about the same.', 'mesa-help-desk' ) }</p>
				</EmptyState>
			) }
			<ul className="mesa-entries" aria-label={ __( 'Articles to write next', 'mesa-help-desk' ) }>
				{ data.ideas.map( ( idea ) => (
					<IdeaRow key={ idea.id } idea={ idea } onDecide={ ( away ) => void decide( idea, away ) } />
				) ) }
			</ul>
			{ data.state !== 'never' && (
				<ToggleControl
					__nextHasNoMarginBottom
					label={ __( 'Show what was dismissed', 'mesa-help-desk' ) }
					checked={ dismissed }
					onChange={ setDismissed }
				/>
			) }
		</div>
	);
}
