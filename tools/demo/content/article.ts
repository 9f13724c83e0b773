export interface DemoArticle {
	topic: string;
	title: string;
	/** The first sentence answers the question. */
	answer: string;
	steps: string[];
	/** What follows in longer articles, under headings of its own. */
	sections?: DemoSection[];
}

export interface DemoSection {
	heading: string;
	/** Below the section before. */
	inner?: boolean;
	text: string;
}

/** An article as the block editor stores it. */
export function articleMarkup( { answer, steps, sections = [] }: DemoArticle ): string {
	const items = steps.map( ( item ) => `<!-- wp:list-item --><li>${ item }</li><!-- /wp:list-item -->` ).join( '' );
	return [
		`<!-- wp:paragraph --><p>${ answer }</p><!-- /wp:paragraph -->`,
		`<!-- wp:list {"ordered":true} --><ol class="wp-block-list">${ items }</ol><!-- /wp:list -->`,
		...sections.flatMap( ( { heading, inner, text } ) => [
			inner
				? `<!-- wp:heading {"level":3} --><h3 class="wp-block-heading">${ heading }</h3><!-- /wp:heading -->`
				: `<!-- wp:heading --><h2 class="wp-block-heading">${ heading }</h2><!-- /wp:heading -->`,
			`<!-- wp:paragraph --><p>${ text }</p><!-- /wp:paragraph -->`,
		] ),
	].join( '\n\n' );
}
