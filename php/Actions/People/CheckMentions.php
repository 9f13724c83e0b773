<?php
/**
 * Who is mentioned in a note.
 *
 * @package Mesa
 */

namespace Mesa\Actions\People;

use Mesa\Access\Agents;
use Mesa\Access\TicketPolicy;
use Mesa\Data\Tickets\MentionStore;
use Mesa\Domain\Mentions;

defined( 'ABSPATH' ) || exit;

/**
 * Decides who is told of a note that names them: people of the team who may see the ticket. Somebody who may not learns
 * nothing, and the note's author learns that.
 */
final class CheckMentions {
	/**
	 * Takes what it works with.
	 *
	 * @param MentionStore $mentions Knows who is called what.
	 * @param TicketPolicy $policy   Who may see what.
	 */
	public function __construct( private readonly MentionStore $mentions, private readonly TicketPolicy $policy ) {}

	/**
	 * Looks through a note.
	 *
	 * @param string               $html    Clean HTML.
	 * @param array<string, mixed> $ticket  The ticket's row.
	 * @param int                  $user_id Who wrote it; 0 for nobody known. Who mentions themselves is not told.
	 * @return array{html: string, told: list<int>, refused: list<string>} The HTML with the mentions as they were decided, who is told, and the names of colleagues who may not see the ticket.
	 */
	public function look( string $html, array $ticket, int $user_id ): array {
		if ( ! str_contains( $html, '@' ) && ! str_contains( $html, 'data-mention' ) ) {
			return array(
				'html'    => $html,
				'told'    => array(),
				'refused' => array(),
			);
		}
		$names   = $this->mentions->users_called( Mentions::typed( $html ) );
		$ids     = array_slice( array_values( array_unique( array_merge( Mentions::marked( $html ), array_values( $names ) ) ) ), 0, Mentions::MOST );
		$told    = array();
		$refused = array();
		cache_users( $ids );
		foreach ( $ids as $id ) {
			$user = get_userdata( $id );
			if ( false === $user || ! Agents::is_in_team( $id ) ) {
				continue;
			}
			if ( $this->policy->can_view( $ticket, $id ) ) {
				$told[ $id ] = $user->display_name;
			} else {
				$refused[] = $user->display_name;
			}
		}
		return array(
			'html'    => Mentions::written( $html, $names, $told ),
			'told'    => array_values( array_diff( array_keys( $told ), array( $user_id ) ) ),
			'refused' => $refused,
		);
	}

	/**
	 * What the author is told of those who were not.
	 *
	 * @param list<string> $names Display names.
	 * @return string|null Null when there is nothing to tell.
	 */
	public static function warning( array $names ): ?string {
		return $names
			/* translators: %s: names of agents */
			? sprintf( _n( '%s cannot see this ticket and was not told.', '%s cannot see this ticket and were not told.', count( $names ), 'mesa-help-desk' ), implode( ', ', $names ) )
			: null;
	}
}
