<?php
/**
 * Who may see which article, as SQL.
 *
 * @package Mesa
 */

namespace Mesa\Data\Knowledge;

use Mesa\Data\DataException;
use Mesa\Data\Db;
use Mesa\Domain\EmailAddress;
use Mesa\Domain\TicketStatus;

defined( 'ABSPATH' ) || exit;

/**
 * Writes the conditions that lists of articles need, and reads which topics are restricted. What the words mean is
 * Knowledge\Visibility's business, which is who asks here.
 *
 * @phpstan-type Kept array{kind: string, roles: list<string>}
 */
final class ArticleReaders {
	/**
	 * Takes the database.
	 *
	 * @param Db $db The database.
	 */
	public function __construct( private readonly Db $db ) {}

	/**
	 * A condition that is true for posts which are no articles, and for articles that are meant for the reader.
	 *
	 * @param string                                                                                                                $posts  Alias of the posts table; '' when it has none.
	 * @param array{type: string, kind_key: string, roles_key: string, kinds: list<string>, roles: list<string>, topics: list<int>, author: int} $reader Keys of the post meta;
	 *                                                     kinds that are meant for the reader; their roles; term_taxonomy_ids of topics that are closed to them; whose articles they see anyway, 0: nobody's.
	 * @return string In brackets, nothing left to prepare.
	 */
	public static function condition( string $posts, array $reader ): string {
		global $wpdb;
		$posts  = '' === $posts ? $wpdb->posts : $posts;
		$kinds  = self::quoted( array( '', ...$reader['kinds'] ) );
		$roles  = $reader['roles'] ? $wpdb->prepare( " AND NOT ( kind.meta_value = 'roles' AND EXISTS ( SELECT 1 FROM {$wpdb->postmeta} role WHERE role.post_id = {$posts}.ID AND role.meta_key = %s", $reader['roles_key'] ) . ' AND role.meta_value IN (' . self::quoted( $reader['roles'] ) . ') ) )' : '';
		$meant  = $wpdb->prepare( "NOT EXISTS ( SELECT 1 FROM {$wpdb->postmeta} kind WHERE kind.post_id = {$posts}.ID AND kind.meta_key = %s", $reader['kind_key'] ) . " AND kind.meta_value NOT IN ($kinds)$roles )";
		$topics = $reader['topics'] ? " AND NOT EXISTS ( SELECT 1 FROM {$wpdb->term_relationships} topic WHERE topic.object_id = {$posts}.ID AND topic.term_taxonomy_id IN (" . implode( ',', array_map( 'intval', $reader['topics'] ) ) . ') )' : '';
		$own    = $reader['author'] > 0 ? " OR {$posts}.post_author = " . (int) $reader['author'] : '';
		return $wpdb->prepare( "( {$posts}.post_type <> %s", $reader['type'] ) . "$own OR ( $meant$topics ) )";
	}

	/**
	 * The same for files that were uploaded to an article: who may not see the article does not see them.
	 *
	 * @param string               $posts  Alias of the posts table; '' when it has none.
	 * @param array<string, mixed> $reader As condition() takes it.
	 * @return string In brackets, nothing left to prepare.
	 */
	public static function files_condition( string $posts, array $reader ): string {
		global $wpdb;
		$posts = '' === $posts ? $wpdb->posts : $posts;
		return "( {$posts}.post_type <> 'attachment' OR {$posts}.post_parent = 0 OR NOT EXISTS ( SELECT 1 FROM {$wpdb->posts} article WHERE article.ID = {$posts}.post_parent AND NOT " . self::condition( 'article', $reader ) . ' ) )';
	}

	/**
	 * The same for comments on an article.
	 *
	 * @param array<string, mixed> $reader As condition() takes it.
	 * @return string Nothing left to prepare.
	 */
	public static function comments_condition( array $reader ): string {
		global $wpdb;
		return "NOT EXISTS ( SELECT 1 FROM {$wpdb->posts} article WHERE article.ID = {$wpdb->comments}.comment_post_ID AND NOT " . self::condition( 'article', $reader ) . ' )';
	}

	/**
	 * Counts the articles of topics, in WordPress's own column.
	 *
	 * @param non-empty-list<int> $taxonomy_ids The topics' term_taxonomy_ids.
	 * @param string              $type         Post type.
	 * @param string              $condition    As condition() gives it for the alias "post".
	 * @throws DataException When a statement fails.
	 */
	public function count( array $taxonomy_ids, string $type, string $condition ): void {
		global $wpdb;
		$sql    = $wpdb->prepare( "SELECT r.term_taxonomy_id, COUNT(*) AS articles FROM {$wpdb->term_relationships} r JOIN {$wpdb->posts} post ON post.ID = r.object_id WHERE r.term_taxonomy_id IN (" . implode( ',', array_map( 'intval', $taxonomy_ids ) ) . ") AND post.post_type = %s AND post.post_status = 'publish'", $type );
		$counts = array_column( $this->db->rows( "$sql AND $condition GROUP BY r.term_taxonomy_id" ), 'articles', 'term_taxonomy_id' );
		foreach ( $taxonomy_ids as $id ) {
			$this->db->run( "UPDATE {$wpdb->term_taxonomy} SET count = %d WHERE term_taxonomy_id = %d", (int) ( $counts[ $id ] ?? 0 ), $id );
		}
	}

	/**
	 * The posts of some that satisfy a condition.
	 *
	 * @param non-empty-list<int> $ids       Post ids.
	 * @param string              $type      Post type.
	 * @param string              $condition As condition() gives it for the alias "post".
	 * @return list<int> Published ones without a password, in no order.
	 * @throws DataException When the statement fails.
	 */
	public function among( array $ids, string $type, string $condition ): array {
		global $wpdb;
		$sql = $wpdb->prepare( "SELECT post.ID FROM {$wpdb->posts} post WHERE post.ID IN (" . implode( ',', array_map( 'intval', $ids ) ) . ") AND post.post_type = %s AND post.post_status = 'publish' AND post.post_password = ''", $type );
		return array_map( 'intval', $this->db->column( "$sql AND $condition" ) );
	}

	/**
	 * Topics that are restricted, each with what it is restricted to and which topic it lies in.
	 *
	 * @param string $taxonomy  The topics' taxonomy.
	 * @param string $kind_key  Term meta.
	 * @param string $roles_key Term meta.
	 * @return array{parents: array<int, int>, taxonomy_ids: array<int, int>, kept: array<int, Kept>} By term id; all topics'
	 *                    parents and term_taxonomy_ids, or nothing when no topic is restricted.
	 * @throws DataException When a statement fails.
	 */
	public function topics( string $taxonomy, string $kind_key, string $roles_key ): array {
		global $wpdb;
		$found = array( 'parents' => array(), 'taxonomy_ids' => array(), 'kept' => array() );
		$metas = $this->db->rows( "SELECT m.term_id, m.meta_key, m.meta_value FROM {$wpdb->termmeta} m JOIN {$wpdb->term_taxonomy} t ON t.term_id = m.term_id WHERE t.taxonomy = %s AND m.meta_key IN (%s, %s)", $taxonomy, $kind_key, $roles_key );
		foreach ( $metas as $row ) {
			$id                   = (int) $row['term_id'];
			$found['kept'][ $id ] ??= array( 'kind' => '', 'roles' => array() );
			if ( $row['meta_key'] === $kind_key ) {
				$found['kept'][ $id ]['kind'] = (string) $row['meta_value'];
			} else {
				$found['kept'][ $id ]['roles'][] = (string) $row['meta_value'];
			}
		}
		foreach ( $metas ? $this->db->rows( "SELECT term_id, term_taxonomy_id, parent FROM {$wpdb->term_taxonomy} WHERE taxonomy = %s", $taxonomy ) : array() as $row ) {
			$found['parents'][ (int) $row['term_id'] ]      = (int) $row['parent'];
			$found['taxonomy_ids'][ (int) $row['term_id'] ] = (int) $row['term_taxonomy_id'];
		}
		return $found;
	}

	/**
	 * Whether a WordPress user has asked us something: there is a ticket of theirs, or of their address, that is no spam.
	 *
	 * @param int    $user_id The user.
	 * @param string $address Their address, '' when unknown.
	 * @throws DataException When the statement fails.
	 */
	public function has_asked( int $user_id, string $address ): bool {
		$key = EmailAddress::key( $address );
		return null !== $this->db->value( 'SELECT 1 FROM {customers} c JOIN {tickets} t ON t.customer_id = c.id WHERE c.user_id = %d AND t.status <> %s LIMIT 1', $user_id, TicketStatus::SPAM )
			|| ( '' !== $key && null !== $this->db->value( 'SELECT 1 FROM {customer_emails} e JOIN {tickets} t ON t.customer_id = e.customer_id WHERE e.email = %s AND t.status <> %s LIMIT 1', $key, TicketStatus::SPAM ) );
	}

	/**
	 * Values for an IN.
	 *
	 * @param non-empty-list<string> $values Values.
	 */
	private static function quoted( array $values ): string {
		global $wpdb;
		// phpcs:ignore WordPress.DB.PreparedSQL.NotPrepared -- Only marks.
		return $wpdb->prepare( implode( ', ', array_fill( 0, count( $values ), '%s' ) ), $values );
	}
}
