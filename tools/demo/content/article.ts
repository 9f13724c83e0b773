export interface DemoArticle {
	topic: string;
	title: string;
	/** The first sentence answers the question. */
	answer: string;
	steps: string[];
}

/** An article as the block editor stores it. */
export function articleMarkup( { answer, steps }: DemoArticle ): string {
	const items = steps.map( ( item ) => `<!-- wp:list-item --><li>${ item }</li><!-- /wp:list-item -->` ).join( '' );
	return [
		`<!-- wp:paragraph --><p>${ answer }</p><!-- /wp:paragraph -->`,
		`<!-- wp:list {"ordered":true} --><ol class="wp-block-list">${ items }</ol><!-- /wp:list -->`,
	].join( '\n\n' );
}
