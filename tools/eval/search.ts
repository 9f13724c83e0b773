/**
 * How well the knowledge base's search finds, on a set of questions whose answers are known:
 *
 *   npm run -s eval:search -- [--json] [--articles FILE --questions FILE] [--lane native|stack|playground] [--misses]
 *
 * The files are JSON Lines: article {id, lang, title, topic, headings, text}, question {id, lang, class, q, relevant,
 * acceptable}. Without them it takes the set in tools/eval/search. The articles become posts of a fresh site. Asked are:
 * "browser", the code of the search field on the list that this site wrote; "server", over REST; WordPress's own search;
 * and MiniSearch as it comes, on the whole texts, in this process.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { flags } from '../lib/args.ts';
import { main, ToolError } from '../lib/fail.ts';
import { endOnSignal } from '../lib/process.ts';
import { say, step } from '../lib/progress.ts';
import type { Lane } from '../site/site.ts';
import { embeddedLane, startSite } from '../site/start.ts';
import { askList, askMiniSearch } from './search/browser.ts';
import { score, type Question } from './search/score.ts';
import { askSite, readList, writeLibrary, type Answers, type Article } from './search/site.ts';

type Engine = 'browser' | 'server' | 'wordpress' | 'minisearch';

function lines< T >( file: string ): T[] {
	try {
		return readFileSync( file, 'utf8' )
			.split( '\n' )
			.filter( ( line ) => line.trim() !== '' )
			.map( ( line ) => JSON.parse( line ) as T );
	} catch ( error ) {
		throw new ToolError( `${ file } could not be read: ${ ( error as Error ).message }` );
	}
}

const scores = ( questions: Question[], answers: Record< Engine, Answers > ) =>
	Object.fromEntries( Object.entries( answers ).map( ( [ engine, its ] ) => [ engine, score( questions, its ) ] ) );

/** Says which questions an engine does not answer at once. */
function tellMisses( engine: Engine, articles: Article[], questions: Question[], answers: Answers ): void {
	const title = Object.fromEntries( articles.map( ( article ) => [ article.id, article.title ] ) );
	for ( const question of questions ) {
		const good = [ ...question.relevant, ...( question.acceptable ?? [] ) ];
		const got = answers[ question.id ] ?? [];
		if ( ! good.includes( got[ 0 ] ?? '' ) ) {
			const first = got.slice( 0, 3 ).map( ( id ) => title[ id ] );
			const place = 1 + got.findIndex( ( id ) => good.includes( id ) );
			say(
				`  ${ engine } ${ question.id } (${ question.class }) ${ question.q } → ${ first.join( ' | ' ) || 'nothing' }; wanted ${ title[ question.relevant[ 0 ] ?? '' ] } (place ${ place })`
			);
		}
	}
}

await main( async () => {
	endOnSignal();
	const given = flags( {
		json: { type: 'boolean', default: false },
		misses: { type: 'boolean', default: false },
		articles: { type: 'string' },
		questions: { type: 'string' },
		lane: { type: 'string' },
		/** Where to keep the list that browsers get, to look at it. */
		list: { type: 'string' },
	} );
	if ( ( given.articles === undefined ) !== ( given.questions === undefined ) ) {
		throw new ToolError( '--articles and --questions belong together.' );
	}
	const articles = lines< Article >( given.articles ?? join( import.meta.dirname, 'search', 'articles.jsonl' ) );
	const questions = lines< Question >( given.questions ?? join( import.meta.dirname, 'search', 'questions.jsonl' ) );
	const known = new Set( articles.map( ( { id } ) => id ) );
	const stray = questions.find( ( { relevant, acceptable } ) =>
		[ ...relevant, ...( acceptable ?? [] ) ].some( ( id ) => ! known.has( id ) )
	);
	if ( stray ) {
		throw new ToolError( `Question ${ stray.id } names an article that is not there.` );
	}
	const site = await startSite( ( given.lane ?? embeddedLane() ) as Lane, { name: 'eval-search', fresh: true, port: 24030 }, 'npm' );
	try {
		await step( `Writing ${ articles.length } articles`, () => writeLibrary( site, articles ) );
		const { list, names } = await readList( site );
		if ( given.list !== undefined ) {
			writeFileSync( given.list, JSON.stringify( { list, names } ) );
		}
		const asked = await step( `Asking ${ questions.length } questions`, () => askSite( site, questions ) );
		const answers: Record< Engine, Answers > = {
			// Beyond its bounds the search field asks the server.
			browser: list ? askList( list, names, questions ) : asked.server,
			...asked,
			minisearch: askMiniSearch( articles, questions ),
		};
		const by = ( key: 'class' | 'lang' ) =>
			Object.fromEntries(
				[ ...new Set( questions.map( ( question ) => question[ key ] ) ) ].sort().map( ( name ) => {
					const some = questions.filter( ( question ) => question[ key ] === name );
					return [ name, { questions: some.length, ...scores( some, answers ) } ];
				} )
			);
		if ( given.misses ) {
			tellMisses( 'browser', articles, questions, answers.browser );
			tellMisses( 'server', articles, questions, answers.server );
		}
		const same = questions.filter( ( { id } ) => answers.browser[ id ]?.[ 0 ] === answers.server[ id ]?.[ 0 ] );
		const summary = {
			questions: questions.length,
			articles: articles.length,
			...scores( questions, answers ),
			same_first_percent: Number( ( ( 100 * same.length ) / Math.max( 1, questions.length ) ).toFixed( 1 ) ),
			by_class: by( 'class' ),
			by_language: by( 'lang' ),
		};
		console.log( given.json ? JSON.stringify( summary ) : JSON.stringify( summary, null, '\t' ) );
		return 0;
	} finally {
		await site.stop();
	}
} );
