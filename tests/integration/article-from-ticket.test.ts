/** An article from a ticket: the best answer without what is the customer's, known to both, and only for those who may see the ticket. */
import { as, site } from './site.ts';
import { deliver, mail, mailbox, unique } from './support/mails.ts';

const manager = as( 'mesa_manager' );
const writer = as( 'mesa_knowledge_manager' );
const agent = as( 'mesa_agent' );

const post = ( id: number ) =>
	site().runPhp< { title: string; content: string; status: string; ticket: number } >(
		`$post = get_post( $args['id'] ); return array( 'title' => $post->post_title, 'content' => $post->post_content, 'status' => $post->post_status, 'ticket' => (int) get_post_meta( $post->ID, '_mesa_from_ticket', true ) );`,
		{ id }
	);

const reply = ( ticket: number, html: string ) =>
	agent.call( 'addReply', { path: { id: ticket }, body: { html, client_key: unique() + unique() } } );

async function answered( boxId: number ): Promise< number > {
	const [ result ] = await deliver(
		boxId,
		mail( {
			subject: 'Re: Order #55210 how do I return a robot?',
			from: { address: `ana-${ unique() }@client.example`, name: 'Ana Ruiz' },
			text: 'Hello, how do I return a robot? Ana Ruiz',
		} )
	);
	const ticket = result!.ticket_id!;
	await reply(
		ticket,
		'<p>Hi Ana,</p><p>Thanks for your question!</p><p>Your order #55210 can go back for 30 days:</p><ol><li>Open <strong>My account</strong>.</li><li>Print the slip and call +34 600 112 233 or write to ana.ruiz@client.example.</li></ol><p>Ruiz, that is all. <a href="https://track.example/p?key=abc">Follow it</a></p><p>Kind regards,<br>The shop</p>'
	);
	await reply( ticket, '<p>You are welcome!</p>' );
	return ticket;
}

it( 'is made of the best answer, as blocks, with what is personal marked, and both know of each other', async () => {
	const box = await mailbox();
	const ticket = await answered( box.id );
	const source = await writer.call( 'getArticleSource', { path: { id: ticket } } );
	expect( source.title ).toBe( 'How do I return a robot?' );
	expect( source.answers.map( ( one ) => one.best ) ).toEqual( [ true, false ] );
	expect( source.answers[ 0 ]!.text ).not.toMatch( /Ana|Ruiz|55210|600 112|@client/ );

	const draft = await writer.call( 'writeArticle', { path: { id: ticket }, body: { message_id: source.answers[ 0 ]!.message_id } } );
	const made = await post( draft.id );
	expect( made ).toMatchObject( { title: 'How do I return a robot?', status: 'draft', ticket } );
	expect( made.content ).toMatch( /^<!-- wp:paragraph -->\n<p>Your order #?<mark /u );
	expect( made.content ).toContain( '<!-- wp:list {"ordered":true} -->' );
	expect( made.content ).toContain( '<a href="https://track.example/p">Follow it</a>' );
	expect( made.content ).not.toMatch( /Ana|Ruiz|55210|600 112|@client|key=|regards|Thanks/ );
	expect( draft.replaced ).toBe( ( made.content.match( /<mark/g ) ?? [] ).length );
	expect( draft.replaced ).toBeGreaterThanOrEqual( 4 );

	const { events } = await agent.call( 'getTicket', { path: { id: ticket } } );
	expect( events.at( -1 ) ).toMatchObject( { type: 'article_written', data: { article_id: draft.id } } );
	expect( ( await writer.call( 'getArticleSource', { path: { id: ticket } } ) ).articles.map( ( one ) => one.id ) ).toEqual( [
		draft.id,
	] );
	await expect( writer.call( 'writeArticle', { path: { id: ticket }, body: { message_id: 1 } } ) ).rejects.toMatchObject( {
		status: 400,
	} );
} );

it( 'does not exist for a writer who may not see the ticket’s mailbox', async () => {
	const box = await mailbox( 'Closed' );
	const ticket = await answered( box.id );
	await manager.call( 'updateMailbox', { path: { id: box.id }, body: { restricted: true, members: [] } } );
	await expect( writer.call( 'getArticleSource', { path: { id: ticket } } ) ).rejects.toMatchObject( { status: 404 } );
	await expect( writer.call( 'writeArticle', { path: { id: ticket }, body: { message_id: 1 } } ) ).rejects.toMatchObject( {
		status: 404,
	} );
} );
