/** "Write these next" on a desk of many tickets: what a run would have left behind, made by SQL. */
import { site } from '../site.ts';
import type { BigDesk } from './plans.ts';

/** 40 ideas with 100 of the desk's solved tickets each, and a look that is to begin. */
export async function plantIdeas( desk: BigDesk ): Promise< void > {
	// What other tests have left has the same keys.
	await removeIdeas();
	await site().runPhp(
		`$db = new Mesa\\Data\\Db();
		$db->run( 'INSERT INTO {ideas} (run, words, centre) SELECT 1, %s, %s FROM seq_1_to_40', wp_json_encode( array( 'word' ) ), wp_json_encode( array( 'word' => 1 ) ) );
		$first = (int) $db->value( 'SELECT MIN(id) FROM {ideas}' );
		$db->run( "INSERT INTO {idea_members} (idea_id, kind, ref_id, nearness) SELECT $first + ( t.id %% 40 ), 'ticket', t.id, 500 FROM {tickets} t WHERE t.id > %d AND t.status = 'closed' ORDER BY t.id DESC LIMIT 4000", $args['base'] );
		$db->run( "INSERT INTO {idea_docs} (kind, ref_id, run, terms) SELECT 'ticket', ref_id, 1, %s FROM {idea_members}", wp_json_encode( array( 'word' => array( 1, 'word' ) ) ) );
		$db->run( 'ANALYZE TABLE {ideas}, {idea_members}, {idea_docs}' );
		( new Mesa\\Data\\Knowledge\\IdeaStore( $db ) )->save_state( array( 'state' => 'reading', 'run' => 2, 'read' => 0, 'at_time' => '', 'at_id' => 0, 'ran_at' => null ) );
		return 1;`,
		{ base: desk.base }
	);
}

/** Takes them away again. */
export async function removeIdeas(): Promise< void > {
	await site().runPhp(
		`$db = new Mesa\\Data\\Db(); foreach ( array( 'ideas', 'idea_members', 'idea_docs' ) as $table ) { $db->run( "DELETE FROM {{$table}}" ); } delete_option( 'mesa_ideas' ); return 1;`
	);
}
