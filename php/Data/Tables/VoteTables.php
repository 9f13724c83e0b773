<?php
/**
 * The tables of what readers say about articles.
 *
 * @package Mesa
 */

namespace Mesa\Data\Tables;

defined( 'ABSPATH' ) || exit;

/**
 * Schema's part for votes; see there how it has to be written.
 */
final class VoteTables {
	/**
	 * Columns and keys by short table name.
	 *
	 * @return array<string, string>
	 */
	public static function definitions(): array {
		return array(
			'article_votes'       => 'id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				article_id bigint(20) unsigned NOT NULL,
				day date NOT NULL,
				visitor char(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
				helpful tinyint(1) DEFAULT NULL,
				up_to_date tinyint(1) DEFAULT NULL,
				comment text NOT NULL,
				done tinyint(1) NOT NULL DEFAULT 0,
				created_at datetime NOT NULL,
				updated_at datetime NOT NULL,
				PRIMARY KEY  (id),
				UNIQUE KEY once (article_id,day,visitor),
				KEY by_time (created_at,id)',
			'article_vote_counts' => 'article_id bigint(20) unsigned NOT NULL,
				helpful int(11) NOT NULL DEFAULT 0,
				unhelpful int(11) NOT NULL DEFAULT 0,
				up_to_date int(11) NOT NULL DEFAULT 0,
				outdated int(11) NOT NULL DEFAULT 0,
				comments int(11) NOT NULL DEFAULT 0,
				PRIMARY KEY  (article_id)',
			'daily_salts'         => 'day date NOT NULL,
				salt char(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
				PRIMARY KEY  (day)',
		);
	}
}
