import { Button, DropdownMenu, Icon } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { chevronDown, chevronRight, dragHandle, moreVertical } from '@wordpress/icons';
import type { KeyboardEvent } from 'react';
import type { Shelf } from '../../contract/generated/types.ts';
import { articlesOf, childrenOf, type ShelfArticle, type ShelfTopic, type Step } from '../../core/shelf/moves.ts';
import type { Drag, Row } from './use-drag.ts';

interface Props {
	shelf: Shelf;
	drag: Drag;
	/** Topics that show only their name. */
	folded: ReadonlySet< number >;
	onFold: ( topic: number ) => void;
	onStep: ( row: Row, step: Step ) => void;
}

const STEPS: Record< string, Step > = { ArrowUp: 'up', ArrowDown: 'down' };

/** Left and right are the other way round where one reads from right to left. */
function stepOf( event: KeyboardEvent ): Step | undefined {
	const isInwards = ( event.key === 'ArrowRight' ) === ( document.documentElement.dir !== 'rtl' );
	return event.key === 'ArrowLeft' || event.key === 'ArrowRight' ? ( isInwards ? 'in' : 'out' ) : STEPS[ event.key ];
}

function Handle( { row, name, drag, onStep }: Pick< Props, 'drag' | 'onStep' > & { row: Row; name: string } ) {
	return (
		<button
			type="button"
			className="mesa-row__handle"
			data-handle={ row.kind === 'topic' ? `topic-${ row.id }` : `article-${ row.topic }-${ row.id }` }
			aria-label={ sprintf( /* translators: %s: name of an entry. */ __( 'Move “%s” with the arrow keys', 'mesa-help-desk' ), name ) }
			onKeyDown={ ( event ) => {
				const step = stepOf( event );
				if ( step ) {
					event.preventDefault();
					onStep( row, step );
				}
			} }
			{ ...drag.handleProps( row ) }
		>
			<Icon icon={ dragHandle } size={ 20 } />
		</button>
	);
}

function words( article: ShelfArticle ): string {
	const readers: Record< string, string > = {
		customers: __( 'customers only', 'mesa-help-desk' ),
		roles: __( 'some roles only', 'mesa-help-desk' ),
		internal: __( 'your team only', 'mesa-help-desk' ),
	};
	return [ article.published ? '' : __( 'not published', 'mesa-help-desk' ), readers[ article.visibility ] ?? '' ]
		.filter( Boolean )
		.join( ' · ' );
}

function ArticleRow( { article, topic, drag, onStep }: Pick< Props, 'drag' | 'onStep' > & { article: ShelfArticle; topic: number } ) {
	const row: Row = { kind: 'article', id: article.id, topic };
	const about = words( article );
	return (
		<li>
			<div className={ `mesa-tree__row is-article ${ drag.classOf( row ) }` } { ...drag.rowProps( row ) }>
				<Handle row={ row } name={ article.title } drag={ drag } onStep={ onStep } />
				<a className="mesa-tree__name" href={ article.edit_url || article.url }>
					<bdi>{ article.title }</bdi>
				</a>
				{ about && <span className="mesa-quiet">{ about }</span> }
				<DropdownMenu
					icon={ moreVertical }
					label={ sprintf( /* translators: %s: name of an entry. */ __( 'Move “%s”', 'mesa-help-desk' ), article.title ) }
					toggleProps={ { size: 'compact' } }
					controls={ [
						{ title: __( 'Move up', 'mesa-help-desk' ), onClick: () => onStep( row, 'up' ) },
						{ title: __( 'Move down', 'mesa-help-desk' ), onClick: () => onStep( row, 'down' ) },
					] }
				/>
			</div>
		</li>
	);
}

function TopicRow( props: Props & { topic: ShelfTopic } ) {
	const { shelf, drag, folded, onFold, onStep, topic } = props;
	const row: Row = { kind: 'topic', id: topic.id };
	const isFolded = folded.has( topic.id );
	const articles = articlesOf( shelf, topic.id );
	const children = childrenOf( shelf, topic.id );
	return (
		<li>
			<div className={ `mesa-tree__row is-topic ${ drag.classOf( row ) }` } { ...drag.rowProps( row ) }>
				<Handle row={ row } name={ topic.name } drag={ drag } onStep={ onStep } />
				<Button
					size="small"
					icon={ isFolded ? chevronRight : chevronDown }
					aria-expanded={ ! isFolded }
					label={ sprintf( /* translators: %s: name of a topic. */ __( 'What is in “%s”', 'mesa-help-desk' ), topic.name ) }
					showTooltip={ false }
					onClick={ () => onFold( topic.id ) }
				/>
				<a className="mesa-tree__name" href={ topic.edit_url || topic.url }>
					<bdi>{ topic.name }</bdi>
				</a>
				<span className="mesa-quiet mesa-tree__count">{ articles.length }</span>
				<DropdownMenu
					icon={ moreVertical }
					label={ sprintf( /* translators: %s: name of an entry. */ __( 'Move “%s”', 'mesa-help-desk' ), topic.name ) }
					toggleProps={ { size: 'compact' } }
					controls={ [
						{ title: __( 'Move up', 'mesa-help-desk' ), onClick: () => onStep( row, 'up' ) },
						{ title: __( 'Move down', 'mesa-help-desk' ), onClick: () => onStep( row, 'down' ) },
						{ title: __( 'Put into the topic above', 'mesa-help-desk' ), onClick: () => onStep( row, 'in' ) },
						{ title: __( 'Take out of its topic', 'mesa-help-desk' ), onClick: () => onStep( row, 'out' ) },
					] }
				/>
			</div>
			{ ! isFolded && ( articles.length > 0 || children.length > 0 ) && (
				<ul className="mesa-tree__inside">
					{ articles.map( ( article ) => (
						<ArticleRow key={ article.id } article={ article } topic={ topic.id } drag={ drag } onStep={ onStep } />
					) ) }
					{ children.map( ( child ) => (
						<TopicRow key={ `topic-${ child.id }` } { ...props } topic={ child } />
					) ) }
				</ul>
			) }
		</li>
	);
}

/** Topics with their articles, each with a handle. */
export function Tree( props: Props ) {
	const { shelf, drag, onStep } = props;
	const loose = articlesOf( shelf, 0 );
	const none: Row = { kind: 'topic', id: 0 };
	return (
		<ul className="mesa-tree" aria-label={ __( 'Topics and articles', 'mesa-help-desk' ) }>
			{ childrenOf( shelf, 0 ).map( ( topic ) => (
				<TopicRow key={ topic.id } { ...props } topic={ topic } />
			) ) }
			{ ( loose.length > 0 || shelf.topics.length > 0 ) && (
				<li>
					<div className={ `mesa-tree__row is-topic is-none ${ drag.classOf( none ) }` } { ...drag.rowProps( none ) }>
						<span className="mesa-tree__name">{ __( 'Without a topic', 'mesa-help-desk' ) }</span>
						<span className="mesa-quiet mesa-tree__count">{ loose.length }</span>
					</div>
					{ loose.length > 0 && (
						<ul className="mesa-tree__inside">
							{ loose.map( ( article ) => (
								<ArticleRow key={ article.id } article={ article } topic={ 0 } drag={ drag } onStep={ onStep } />
							) ) }
						</ul>
					) }
				</li>
			) }
		</ul>
	);
}
