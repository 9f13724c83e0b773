<?php
/**
 * Presence in answers.
 *
 * @package Mesa
 */

namespace Mesa\Rest\Presenters;

use Mesa\Domain\MailboxScope;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * Who is there and who is writing, in the contract's shapes. What somebody may not see does not exist: colleagues on such a
 * ticket are left out.
 */
final class PresencePresenter {
	/**
	 * Takes the people.
	 *
	 * @param PersonPresenter $people Names and faces.
	 */
	public function __construct( private readonly PersonPresenter $people ) {}

	/**
	 * Colleagues who have tickets open.
	 *
	 * @param list<array<string, mixed>> $rows  As PresenceStore gives them.
	 * @param MailboxScope               $scope What the reader may see.
	 * @return list<array<string, mixed>> Each a "presence-person".
	 */
	public function people( array $rows, MailboxScope $scope ): array {
		$rows = array_values( array_filter( $rows, static fn( array $row ): bool => $scope->includes( $row['mailbox_id'] ) ) );
		$this->people->preload( array_column( $rows, 'user_id' ) );
		$people = array();
		foreach ( $rows as $row ) {
			$person = $this->people->present( $row['user_id'] );
			if ( null !== $person ) {
				$people[] = array(
					'ticket_id' => $row['ticket_id'],
					'person'    => $person,
					'doing'     => $row['doing'],
					'kind'      => '' === $row['kind'] ? null : $row['kind'],
				);
			}
		}
		return $people;
	}

	/**
	 * That people are writing; never what.
	 *
	 * @param list<array<string, mixed>> $rows    As DraftStore::stamps() gives them.
	 * @param int                        $user_id The reader.
	 * @return list<array<string, mixed>> Each a "draft-stamp".
	 */
	public function stamps( array $rows, int $user_id ): array {
		$this->people->preload( array_column( $rows, 'user_id' ) );
		$stamps = array();
		foreach ( $rows as $row ) {
			$person = $this->people->present( $row['user_id'] );
			if ( null !== $person ) {
				$stamps[] = array(
					'person'     => $person,
					'kind'       => $row['kind'],
					'key'        => $row['user_id'] === $user_id ? $row['draft_key'] : null,
					'revision'   => $row['revision'],
					'started_at' => Time::iso( $row['started_at'] ),
					'updated_at' => Time::iso( $row['updated_at'] ),
				);
			}
		}
		return $stamps;
	}
}
