/** What a list of answers is worth. */

/** As in the file of questions. */
export interface Question {
	id: string;
	lang: string;
	/** exact, paraphrase, typo, form, cut or natural. */
	class: string;
	q: string;
	/** Ids of the articles that answer it. */
	relevant: string[];
	/** Ids of others that help. */
	acceptable?: string[];
}

/** Shares of a hundred. */
export interface Score {
	success1: number;
	success3: number;
	mrr: number;
}

const percent = ( value: number ) => Number( ( 100 * value ).toFixed( 1 ) );

/**
 * How often the first answer helps, one of the first three does, and how far up the first that helps stands on average
 * (mean reciprocal rank). An article that is only acceptable counts as one that helps.
 *
 * @param answers Ids by question, the best first.
 */
export function score( questions: Question[], answers: Record< string, string[] > ): Score {
	const ranks = questions.map( ( question ) => {
		const good = new Set( [ ...question.relevant, ...( question.acceptable ?? [] ) ] );
		return 1 + ( answers[ question.id ] ?? [] ).findIndex( ( id ) => good.has( id ) );
	} );
	const share = ( most: number ) => ranks.filter( ( rank ) => rank > 0 && rank <= most ).length / Math.max( 1, ranks.length );
	return {
		success1: percent( share( 1 ) ),
		success3: percent( share( 3 ) ),
		mrr: percent( ranks.reduce( ( sum, rank ) => sum + ( rank > 0 ? 1 / rank : 0 ), 0 ) / Math.max( 1, ranks.length ) ),
	};
}
