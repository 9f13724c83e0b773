/** As in the contract's "article-vote": only what was said. */
export interface Said {
	helpful?: boolean;
	up_to_date?: boolean;
	comment?: string;
}

/** What the second form says. */
export function said( form: FormData ): Said {
	const current = form.get( 'up_to_date' );
	const comment = String( form.get( 'comment' ) ?? '' ).trim();
	return {
		...( current === 'yes' || current === 'no' ? { up_to_date: current === 'yes' } : {} ),
		...( comment ? { comment } : {} ),
	};
}
