import { Button } from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';
import type { InsightArticle } from '../../../contract/generated/types.ts';
import { stamp, parseTime } from '../../../ui/time.ts';
import { Section } from './section.tsx';

interface Props {
	title: string;
	empty: string;
	articles: readonly InsightArticle[];
	/** What put it into this list. */
	why: 'votes' | 'age' | 'uses';
}

function reasons( article: InsightArticle, why: Props[ 'why' ] ): string {
	const words: string[] = [];
	if ( why === 'votes' || article.unhelpful > 0 ) {
		/* translators: 1: readers it did not help, 2: readers who voted. */
		const voted = __( 'did not help %1$d of %2$d', 'mesa-help-desk' );
		words.push( sprintf( voted, article.unhelpful, article.helpful + article.unhelpful ) );
	}
	if ( article.outdated > 0 ) {
		words.push(
			sprintf(
				/* translators: %d: number of readers. */
				_n( '%d says it is out of date', '%d say it is out of date', article.outdated, 'mesa-help-desk' ),
				article.outdated
			)
		);
	}
	if ( why === 'uses' || article.used > 0 ) {
		words.push(
			sprintf(
				/* translators: %d: number of answers. */
				_n( 'in %d answer', 'in %d answers', article.used, 'mesa-help-desk' ),
				article.used
			)
		);
	}
	if ( article.opened > 0 ) {
		words.push(
			sprintf(
				/* translators: %d: how often. */
				_n( 'opened %d time from the search', 'opened %d times from the search', article.opened, 'mesa-help-desk' ),
				article.opened
			)
		);
	}
	/* translators: %s: a date. */
	words.push( sprintf( __( 'changed %s', 'mesa-help-desk' ), stamp( parseTime( article.updated_at ) ) ) );
	return words.join( ' · ' );
}

/** Articles, each with what is known of it and the way to change it. */
export function ArticleList( { title, empty, articles, why }: Props ) {
	return (
		<Section title={ title } empty={ empty } items={ articles }>
			{ ( one ) => (
				<li key={ one.id } className="mesa-entry">
					<div className="mesa-entry__words">
						<a className="mesa-entry__name" href={ one.url }>
							<bdi>{ one.title }</bdi>
						</a>
						<span className="mesa-quiet">
							{ one.topic && `${ one.topic } · ` }
							{ reasons( one, why ) }
						</span>
					</div>
					{ one.edit_url && (
						<div className="mesa-entry__steps">
							<Button variant="secondary" size="compact" href={ one.edit_url }>
								{ __( 'Edit', 'mesa-help-desk' ) }
								<span className="screen-reader-text">: { one.title }</span>
							</Button>
						</div>
					) }
				</li>
			) }
		</Section>
	);
}
