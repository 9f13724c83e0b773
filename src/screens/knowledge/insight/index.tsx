import { Button, SelectControl } from '@wordpress/components';
import { useCallback, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { search } from '@wordpress/icons';
import type { Insight } from '../../../contract/generated/types.ts';
import { api } from '../../../store/api.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { FailedState } from '../../../ui/failed-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { download } from '../../../ui/csv.ts';
import { putBack } from '../put-back.ts';
import { useAnswer } from '../use-answer.ts';
import { ArticleList } from './article-list.tsx';
import { Comments } from './comments.tsx';
import { insightCsv } from './csv.ts';
import { QuestionList } from './question-list.tsx';

/** One figure of the period, with its share of all searches. */
function Figure( { label, value, of }: { label: string; value: number; of?: number } ) {
	return (
		<div className="mesa-figure">
			<dt>{ label }</dt>
			<dd>
				{ value.toLocaleString() }
				{ of ? <span> { Math.round( ( 100 * value ) / of ) } %</span> : null }
			</dd>
		</div>
	);
}

function Lists( { insight, onChange }: { insight: Insight; onChange: ( change: ( known: Insight ) => Insight ) => void } ) {
	const { questions, articles } = insight;
	const without = ( id: number ) =>
		onChange( ( known ) => ( {
			...known,
			questions: {
				unanswered: known.questions.unanswered.filter( ( one ) => one.id !== id ),
				unopened: known.questions.unopened.filter( ( one ) => one.id !== id ),
				top: known.questions.top.filter( ( one ) => one.id !== id ),
			},
		} ) );
	const back = ( id: number ) =>
		onChange( ( known ) =>
			// Another period has lists of its own.
			known.days === insight.days
				? {
						...known,
						questions: {
							unanswered: putBack( known.questions.unanswered, questions.unanswered, id ),
							unopened: putBack( known.questions.unopened, questions.unopened, id ),
							top: putBack( known.questions.top, questions.top, id ),
						},
					}
				: known
		);
	const settling = { onGone: without, onBack: back };
	return (
		<>
			<QuestionList
				title={ __( 'Found nothing', 'mesa-help-desk' ) }
				about={ __(
					'Nobody could answer these yet. Write the article, or let one that has the answer be found by these words too.',
					'mesa-help-desk'
				) }
				empty={ __( 'Every question found something.', 'mesa-help-desk' ) }
				questions={ questions.unanswered }
				number="unanswered"
				{ ...settling }
			/>
			<QuestionList
				title={ __( 'Found something, opened nothing', 'mesa-help-desk' ) }
				about={ __(
					'The answers that came up did not look like the right ones. Their titles may be the reason.',
					'mesa-help-desk'
				) }
				empty={ __( 'Whoever searched has opened an answer.', 'mesa-help-desk' ) }
				questions={ questions.unopened }
				number="searches"
				{ ...settling }
			/>
			<ArticleList
				title={ __( 'Readers are not happy with these', 'mesa-help-desk' ) }
				empty={ __(
					'No article has more bad votes than good ones. Put the feedback block under your articles, if it is not there yet.',
					'mesa-help-desk'
				) }
				articles={ articles.bad }
				why="votes"
			/>
			<Comments
				comments={ insight.comments }
				onChange={ ( change ) => onChange( ( known ) => ( { ...known, comments: change( known.comments ) } ) ) }
			/>
			<ArticleList
				title={ __( 'Old, and still read', 'mesa-help-desk' ) }
				empty={ __( 'Everything that is read was changed in the last year.', 'mesa-help-desk' ) }
				articles={ articles.stale }
				why="age"
			/>
			<QuestionList
				title={ __( 'Searched most', 'mesa-help-desk' ) }
				about={ __( 'What your visitors want to know.', 'mesa-help-desk' ) }
				empty={ __( 'No question was asked by two visitors yet.', 'mesa-help-desk' ) }
				questions={ questions.top }
				number="searches"
				{ ...settling }
			/>
			<ArticleList
				title={ __( 'Used in answers', 'mesa-help-desk' ) }
				empty={ __( 'No answer has linked to an article yet. Type “/” in a reply to insert one.', 'mesa-help-desk' ) }
				articles={ articles.used }
				why="uses"
			/>
		</>
	);
}

const periods = (): { value: string; label: string }[] => [
	{ value: '7', label: __( 'Last 7 days', 'mesa-help-desk' ) },
	{ value: '30', label: __( 'Last 30 days', 'mesa-help-desk' ) },
	{ value: '90', label: __( 'Last 90 days', 'mesa-help-desk' ) },
	{ value: '365', label: __( 'Last 365 days', 'mesa-help-desk' ) },
];

/** What visitors look for and do not find, and which articles need work. */
export function InsightPage() {
	const [ days, setDays ] = useState( 30 );
	const ask = useCallback( () => api( 'getInsight', { query: { days } } ), [ days ] );
	const { data, failure, again, set } = useAnswer( ask );
	return (
		<div className="mesa-insight">
			<div className="mesa-insight__head">
				<SelectControl
					label={ __( 'Period', 'mesa-help-desk' ) }
					value={ String( days ) }
					options={ periods() }
					onChange={ ( value ) => setDays( Number( value ) ) }
					__next40pxDefaultSize
					__nextHasNoMarginBottom
				/>
				{ data && (
					<Button
						variant="secondary"
						__next40pxDefaultSize
						onClick={ () => download( `knowledge-base-${ new Date().toISOString().slice( 0, 10 ) }.csv`, insightCsv( data ) ) }
					>
						{ __( 'Save as CSV', 'mesa-help-desk' ) }
					</Button>
				) }
			</div>
			{ failure && <FailedState message={ failure } onRetry={ again } /> }
			{ ! data && ! failure && <Skeleton kind="list" rows={ 8 } /> }
			{ data && (
				<>
					{ data.searches > 0 ? (
						<dl className="mesa-figures">
							<Figure label={ __( 'Searches', 'mesa-help-desk' ) } value={ data.searches } />
							<Figure label={ __( 'Found nothing', 'mesa-help-desk' ) } value={ data.unanswered } of={ data.searches } />
							<Figure label={ __( 'Opened an answer', 'mesa-help-desk' ) } value={ data.opened } of={ data.searches } />
						</dl>
					) : (
						<EmptyState icon={ search } title={ __( 'Nobody has searched in this time', 'mesa-help-desk' ) }>
							<p>
								{ __(
									'Once the block “Knowledge base search” is on a page, questions show up here: what was found, what was not, and what to write. Nothing tells who asked, and a question that only one visitor had is not shown.',
									'mesa-help-desk'
								) }
							</p>
						</EmptyState>
					) }
					<Lists insight={ data } onChange={ set } />
				</>
			) }
		</div>
	);
}
