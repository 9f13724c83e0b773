/** The demo's articles and pages, written over WordPress's own REST API as an editor would. */
import type { Rest } from '../lib/rest.ts';
import type { Site } from '../site/site.ts';
import { articleMarkup } from './content/article.ts';
import { ARTICLES_EN } from './content/articles-en.ts';
import { ARTICLES_ES } from './content/articles-es.ts';
import { TOPICS } from './content/topics.ts';

interface BatchAnswer {
	status: number;
	body: { id: number; link: string; message?: string };
}

/** Several writes in one request of WordPress (at most 25), since each costs a start-up. */
async function batch( site: Site, admin: Rest, path: string, bodies: object[] ): Promise< BatchAnswer[ 'body' ][] > {
	const made: BatchAnswer[ 'body' ][] = [];
	for ( let at = 0; at < bodies.length; at += 25 ) {
		const requests = bodies.slice( at, at + 25 ).map( ( body ) => ( { method: 'POST', path, body } ) );
		const answer = await admin.request( 'POST', `${ site.url }/wp-json/batch/v1`, { body: { requests } } );
		const { responses, message } = answer.body as { responses?: BatchAnswer[]; message?: string };
		if ( ! responses ) {
			throw new Error( `WordPress did not take ${ path }: ${ answer.status } ${ message ?? '' }` );
		}
		for ( const response of responses ) {
			if ( response.status !== 201 ) {
				throw new Error( `WordPress did not take ${ path }: ${ response.body.message ?? response.status }` );
			}
			made.push( response.body );
		}
	}
	return made;
}

/** WordPress's own examples ("Hello world!", "Sample Page"), which no shop would keep. */
async function dropExamples( site: Site, admin: Rest ): Promise< void > {
	for ( const [ kind, slug ] of [
		[ 'posts', 'hello-world' ],
		[ 'pages', 'sample-page' ],
	] as const ) {
		const found = ( await admin.request( 'GET', `${ site.url }/wp-json/wp/v2/${ kind }`, { query: { slug } } ) ).body as {
			id: number;
		}[];
		for ( const { id } of found ) {
			await admin.request( 'DELETE', `${ site.url }/wp-json/wp/v2/${ kind }/${ id }`, { query: { force: true } } );
		}
	}
}

/** Topics, parents first. Resolves to their ids by name. */
async function writeTopics( site: Site, admin: Rest ): Promise< Map< string, number > > {
	const ids = new Map< string, number >();
	for ( const level of [ TOPICS.filter( ( { parent } ) => ! parent ), TOPICS.filter( ( { parent } ) => parent ) ] ) {
		const made = await batch(
			site,
			admin,
			'/wp/v2/mesa-topics',
			level.map( ( { name, parent, description = '' } ) => ( { name, description, parent: ids.get( parent ?? '' ) ?? 0 } ) )
		);
		level.forEach( ( { name }, place ) => ids.set( name, made[ place ]?.id ?? 0 ) );
	}
	return ids;
}

/** Icons and order of the topics, and what a few readers have said in the last month. */
async function decorate( site: Site, topics: Map< string, number >, articles: number[] ): Promise< void > {
	await site.runPhp(
		`foreach ( $args['topics'] as $place => $topic ) {
			update_term_meta( $topic['id'], '_mesa_order', $place + 1 );
			update_term_meta( $topic['id'], '_mesa_icon', $topic['icon'] );
		}
		$votes = new Mesa\\Data\\Knowledge\\ArticleVoteStore( new Mesa\\Data\\Db() );
		foreach ( $args['articles'] as $place => $id ) {
			for ( $reader = 0; $reader < ( 7 * $place + 3 ) % 11; $reader++ ) {
				$said = array( 'helpful' => 0 !== ( $reader + $place ) % 5 );
				if ( ! $said['helpful'] && 0 === $place % 3 ) {
					$said += array( 'up_to_date' => 0 !== $place % 2, 'comment' => $args['comments'][ $place % count( $args['comments'] ) ] );
				}
				$votes->put( $id, hash( 'sha1', "$place-$reader" ), $said, time() - DAY_IN_SECONDS * ( 1 + $reader * 3 ) );
			}
		}`,
		{
			topics: TOPICS.map( ( { name, icon = '' } ) => ( { id: topics.get( name ), icon } ) ),
			articles,
			comments: [
				'What does it cost to Portugal?',
				'The picture shows the old box.',
				'I could not find the link in the mail.',
				'How long does it take in August?',
			],
		}
	);
}

/** 25 articles in topics, and two pages: "Help" with the search, "Contact" with the form. Resolves to the pages' addresses. */
export async function writeKnowledge( site: Site, admin: Rest ): Promise< { helpUrl: string; contactUrl: string } > {
	await dropExamples( site, admin );
	const articles = [ ...ARTICLES_EN, ...ARTICLES_ES ];
	const topics = await writeTopics( site, admin );
	const made = await batch(
		site,
		admin,
		'/wp/v2/mesa-articles',
		articles.map( ( article ) => ( {
			title: article.title,
			content: articleMarkup( article ),
			excerpt: article.answer,
			status: 'publish',
			'mesa-topics': [ topics.get( article.topic ) ],
		} ) )
	);
	await decorate(
		site,
		topics,
		made.map( ( { id } ) => id )
	);
	const pages = await batch( site, admin, '/wp/v2/pages', [
		{
			title: 'Help',
			slug: 'help',
			status: 'publish',
			content: '<!-- wp:mesa/kb-search /-->\n\n<!-- wp:mesa/topic-list /-->',
		},
		{
			title: 'Contact',
			slug: 'contact',
			status: 'publish',
			content:
				'<!-- wp:paragraph --><p>Write to us and we answer within a working day.</p><!-- /wp:paragraph -->\n\n<!-- wp:mesa/ticket-form /-->',
		},
	] );
	return { helpUrl: pages[ 0 ]?.link ?? '', contactUrl: pages[ 1 ]?.link ?? '' };
}
