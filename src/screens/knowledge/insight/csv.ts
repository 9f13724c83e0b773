import { __ } from '@wordpress/i18n';
import type { Insight } from '../../../contract/generated/types.ts';
import { csvText } from '../../../ui/csv.ts';

/** Everything that the page shows, one line each. */
export function insightCsv( { questions, articles, comments }: Insight ): string {
	const ofQuestions = ( list: string, all: Insight[ 'questions' ][ 'top' ] ) =>
		all.map( ( one ) => [
			list,
			one.question,
			String( one.searches ),
			String( one.unanswered ),
			String( one.opened ),
			'',
			'',
			'',
			one.nearest?.url ?? '',
		] );
	const ofArticles = ( list: string, all: Insight[ 'articles' ][ 'bad' ] ) =>
		all.map( ( one ) => [
			list,
			one.title,
			'',
			'',
			String( one.opened ),
			String( one.helpful ),
			String( one.unhelpful ),
			String( one.used ),
			one.url,
		] );
	return csvText( [
		[
			__( 'List', 'mesa-help-desk' ),
			__( 'Question or article', 'mesa-help-desk' ),
			__( 'Searches', 'mesa-help-desk' ),
			__( 'Found nothing', 'mesa-help-desk' ),
			__( 'Opened an answer', 'mesa-help-desk' ),
			__( 'Helped', 'mesa-help-desk' ),
			__( 'Did not help', 'mesa-help-desk' ),
			__( 'Used in answers', 'mesa-help-desk' ),
			__( 'Address', 'mesa-help-desk' ),
		],
		...ofQuestions( __( 'Found nothing', 'mesa-help-desk' ), questions.unanswered ),
		...ofQuestions( __( 'Found something, opened nothing', 'mesa-help-desk' ), questions.unopened ),
		...ofQuestions( __( 'Searched most', 'mesa-help-desk' ), questions.top ),
		...ofArticles( __( 'Readers are not happy with these', 'mesa-help-desk' ), articles.bad ),
		...ofArticles( __( 'Old, and still read', 'mesa-help-desk' ), articles.stale ),
		...ofArticles( __( 'Used in answers', 'mesa-help-desk' ), articles.used ),
		...comments.map( ( one ) => [
			__( 'What readers wrote', 'mesa-help-desk' ),
			one.comment,
			'',
			'',
			'',
			'',
			'',
			'',
			one.article.url,
		] ),
	] );
}
