import { Button } from '@wordpress/components';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { page, undo as undoIcon } from '@wordpress/icons';
import type { Shelf } from '../../contract/generated/types.ts';
import { stepArticle, stepTopic, type Move, type Step } from '../../core/shelf/moves.ts';
import { getBoot } from '../../store/boot.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailedState } from '../../ui/failed-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Tree } from './tree.tsx';
import { useDrag, type Row } from './use-drag.ts';
import { useShelf, type ShelfState } from './use-shelf.ts';

const nameOf = ( shelf: Shelf, row: Row ) =>
	( row.kind === 'topic'
		? shelf.topics.find( ( { id } ) => id === row.id )?.name
		: shelf.articles.find( ( { id } ) => id === row.id )?.title ) ?? '';

/** Where a row stands after a move. */
function rowAfter( { change }: Move, row: Row ): Row {
	return row.kind === 'article' && change.move?.article === row.id ? { ...row, topic: change.move.to } : row;
}

function Library( { shelf, state }: { shelf: Shelf; state: ShelfState } ) {
	const [ folded, setFolded ] = useState< ReadonlySet< number > >( new Set() );
	const focus = useRef( '' );

	const moved = ( move: Move | null, row: Row ) => {
		if ( ! move ) {
			return;
		}
		const next = rowAfter( move, row );
		focus.current = next.kind === 'topic' ? `topic-${ next.id }` : `article-${ next.topic }-${ next.id }`;
		if ( next.kind === 'article' && folded.has( next.topic ) ) {
			setFolded( new Set( [ ...folded ].filter( ( id ) => id !== next.topic ) ) );
		}
		const into = next.kind === 'article' && next.topic !== ( row.kind === 'article' ? row.topic : 0 ) ? next.topic : null;
		state.make(
			move,
			into === null
				? sprintf(
						/* translators: %s: name of what was moved. */ __( '“%s” has moved. Saved.', 'mesa-help-desk' ),
						nameOf( shelf, row )
					)
				: sprintf(
						/* translators: 1: title of an article, 2: name of a topic. */
						__( '“%1$s” is in “%2$s” now. Saved.', 'mesa-help-desk' ),
						nameOf( shelf, row ),
						nameOf( shelf, { kind: 'topic', id: into } ) || __( 'Without a topic', 'mesa-help-desk' )
					)
		);
	};
	// React moves the row by taking it out and putting it in again: the focus goes along.
	useEffect( () => {
		if ( focus.current ) {
			document.querySelector< HTMLElement >( `[data-handle="${ focus.current }"]` )?.focus();
			focus.current = '';
		}
	}, [ shelf ] );

	const drag = useDrag( shelf, moved );
	const onStep = ( row: Row, step: Step ) =>
		moved( row.kind === 'topic' ? stepTopic( shelf, row.id, step ) : stepArticle( shelf, row.id, row.topic, step ), row );
	const onFold = ( topic: number ) =>
		setFolded( new Set( folded.has( topic ) ? [ ...folded ].filter( ( id ) => id !== topic ) : [ ...folded, topic ] ) );
	return <Tree shelf={ shelf } drag={ drag } folded={ folded } onFold={ onFold } onStep={ onStep } />;
}

/** The order in which visitors see topics and articles. */
export function OrderScreen() {
	const state = useShelf();
	const { shelf, failure, news } = state;
	const { adminUrl } = getBoot();
	const isEmpty = shelf !== null && shelf.topics.length === 0 && shelf.articles.length === 0;
	return (
		<div className="mesa-settings">
			<div className="mesa-settings__column mesa-ranks">
				<div className="mesa-ranks__head">
					<h1>{ __( 'Order of the knowledge base', 'mesa-help-desk' ) }</h1>
					<Button
						variant="secondary"
						__next40pxDefaultSize
						icon={ undoIcon }
						disabled={ ! state.canUndo }
						accessibleWhenDisabled
						onClick={ state.undo }
					>
						{ __( 'Undo', 'mesa-help-desk' ) }
					</Button>
				</div>
				<p>
					{ __(
						'Visitors see topics and articles in this order. Drag them, or go to a handle and use the arrow keys. Every change is saved at once.',
						'mesa-help-desk'
					) }
				</p>
				<p className="mesa-quiet mesa-ranks__news" role="status">
					{ news }
				</p>
				{ failure && ! shelf && <FailedState message={ failure } onRetry={ state.reload } /> }
				{ failure && shelf && (
					<p className="mesa-form__failure" role="alert">
						{ failure }
					</p>
				) }
				{ ! shelf && ! failure && <Skeleton kind="list" rows={ 8 } /> }
				{ isEmpty && (
					<EmptyState icon={ page } title={ __( 'There is nothing to put in order yet', 'mesa-help-desk' ) }>
						<p>{ __( 'Write the answer to the question you get most, and give it a topic.', 'mesa-help-desk' ) }</p>
						<Button variant="primary" __next40pxDefaultSize href={ `${ adminUrl }post-new.php?post_type=mesa_article` }>
							{ __( 'Add article', 'mesa-help-desk' ) }
						</Button>
					</EmptyState>
				) }
				{ shelf && ! isEmpty && <Library shelf={ shelf } state={ state } /> }
			</div>
		</div>
	);
}
