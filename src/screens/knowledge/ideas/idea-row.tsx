import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import type { ArticleIdea } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import { routeUrl, useRoute } from '../../../store/route.ts';
import { sayFailure } from '../say.ts';

interface Props {
	idea: ArticleIdea;
	/** Dismisses it, or brings it back. */
	onDecide: ( dismissed: boolean ) => void;
}

function numbers( idea: ArticleIdea ): string {
	const words = [];
	if ( idea.tickets > 0 ) {
		/* translators: %d: number of tickets. */
		words.push( sprintf( _n( '%d ticket', '%d tickets', idea.tickets, 'mesa-help-desk' ), idea.tickets ) );
	}
	if ( idea.searches > 0 ) {
		/* translators: %d: number of searches. */
		words.push( sprintf( _n( '%d empty search', '%d empty searches', idea.searches, 'mesa-help-desk' ), idea.searches ) );
	}
	if ( idea.recent > idea.earlier ) {
		/* translators: 1: tickets of the last 30 days, 2: tickets of the 30 days before. */
		words.push( sprintf( __( 'rising: %1$d in 30 days, %2$d before', 'mesa-help-desk' ), idea.recent, idea.earlier ) );
	} else if ( idea.recent < idea.earlier ) {
		/* translators: 1: tickets of the last 30 days, 2: tickets of the 30 days before. */
		words.push( sprintf( __( 'falling: %1$d in 30 days, %2$d before', 'mesa-help-desk' ), idea.recent, idea.earlier ) );
	}
	return words.join( ' · ' );
}

/** One thing that customers ask, why it is here, and what to do about it. */
export function IdeaRow( { idea, onDecide }: Props ) {
	const route = useRoute();
	const [ busy, setBusy ] = useState( false );
	const write = async () => {
		setBusy( true );
		try {
			const draft = await api( 'draftIdea', { path: { id: idea.id } } );
			window.location.assign( draft.edit_url );
		} catch ( error ) {
			setBusy( false );
			sayFailure( error );
		}
	};
	return (
		<li className="mesa-entry mesa-idea">
			<div className="mesa-entry__words">
				<h2 className="mesa-entry__name" dir="auto">
					{ idea.title }
				</h2>
				<span className="mesa-quiet">{ numbers( idea ) }</span>
				{ idea.words.length > 0 && (
					<span className="mesa-idea__words">
						{ idea.words.map( ( word ) => (
							<bdi key={ word } className="mesa-chip">
								{ word }
							</bdi>
						) ) }
					</span>
				) }
				{ ( idea.examples.length > 0 || idea.questions.length > 0 ) && (
					<details>
						<summary>{ __( 'What they asked', 'mesa-help-desk' ) }</summary>
						<ul>
							{ idea.examples.map( ( one ) => (
								<li key={ one.ticket_id }>
									<a href={ routeUrl( { ...route, view: 'inbox', section: '', ticket: one.ticket_id } ) }>
										#{ one.ticket_id } <bdi>{ one.subject }</bdi>
									</a>
								</li>
							) ) }
							{ idea.questions.map( ( question ) => (
								<li key={ question }>
									{ __( 'Searched:', 'mesa-help-desk' ) } <bdi>{ question }</bdi>
								</li>
							) ) }
						</ul>
					</details>
				) }
				{ idea.nearest && ! idea.draft && (
					<span>
						{ __( 'This one seems to be about it already:', 'mesa-help-desk' ) }{ ' ' }
						<a href={ idea.nearest.url }>
							<bdi>{ idea.nearest.title }</bdi>
						</a>
					</span>
				) }
			</div>
			<div className="mesa-entry__steps">
				{ idea.nearest?.edit_url && ! idea.draft && (
					<Button variant="primary" size="compact" href={ idea.nearest.edit_url }>
						{ __( 'Improve it', 'mesa-help-desk' ) }
						<span className="screen-reader-text">: { idea.nearest.title }</span>
					</Button>
				) }
				{ idea.draft ? (
					<Button variant="primary" size="compact" href={ idea.draft.edit_url || idea.draft.url }>
						{ __( 'Go on with the draft', 'mesa-help-desk' ) }
						<span className="screen-reader-text">: { idea.draft.title }</span>
					</Button>
				) : (
					<Button
						variant={ idea.nearest ? 'secondary' : 'primary' }
						size="compact"
						isBusy={ busy }
						disabled={ busy }
						accessibleWhenDisabled
						onClick={ () => void write() }
					>
						{ idea.has_answer ? __( 'Draft from the best answer', 'mesa-help-desk' ) : __( 'Write it', 'mesa-help-desk' ) }
						<span className="screen-reader-text">: { idea.title }</span>
					</Button>
				) }
				<Button variant="tertiary" size="compact" onClick={ () => onDecide( ! idea.dismissed ) }>
					{ idea.dismissed ? __( 'Bring back', 'mesa-help-desk' ) : __( 'Dismiss', 'mesa-help-desk' ) }
					<span className="screen-reader-text">: { idea.title }</span>
				</Button>
			</div>
		</li>
	);
}
