<?php
/**
 * The log in answers.
 *
 * @package Mesa
 */

namespace Mesa\Rest\Presenters;

use Mesa\Data\Site\LogQuery;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * Lines of the log in the contract's shape and the reader's language.
 */
final class LogPresenter {
	/**
	 * Takes the people.
	 *
	 * @param PersonPresenter $people Who did it.
	 */
	public function __construct( private readonly PersonPresenter $people ) {}

	/**
	 * Several lines.
	 *
	 * @param list<array<string, mixed>>        $rows    As LogQuery gives them.
	 * @param array<int, array<string, mixed>> $tickets By id, for their subjects.
	 * @return list<array<string, mixed>> Each a "log-entry".
	 */
	public function many( array $rows, array $tickets ): array {
		$named = array_merge( array(), ...array_map( static fn( array $row ): array => LogWords::people( $row ), $rows ) );
		$this->people->preload( array_merge( array_column( $rows, 'actor_id' ), $named ) );
		return array_map( fn( array $row ): array => $this->one( $row, $tickets ), $rows );
	}

	/**
	 * One line.
	 *
	 * @param array<string, mixed>             $row     As LogQuery gives it.
	 * @param array<int, array<string, mixed>> $tickets By id.
	 * @return array<string, mixed> A "log-entry".
	 */
	private function one( array $row, array $tickets ): array {
		$message_id = (int) ( $row['data']['message_id'] ?? 0 );
		return array(
			'id'         => $row['source'] . $row['id'],
			'group'      => match ( $row['source'] ) {
				LogQuery::VIEWS => 'reads',
				LogQuery::SITE  => 'site',
				default         => in_array( $row['type'], LogQuery::SENDS, true ) ? 'sends' : 'changes',
			},
			'type'       => $row['type'],
			'actor'      => $this->people->present( $row['actor_id'] ),
			'actor_id'   => $row['actor_id'],
			'words'      => LogWords::of( $row, fn( int $user_id ): string => $this->people->present( $user_id )['name'] ?? "#$user_id" ),
			'ticket_id'  => $row['ticket_id'] > 0 ? $row['ticket_id'] : null,
			'message_id' => $message_id > 0 ? $message_id : null,
			'subject'    => (string) ( $tickets[ $row['ticket_id'] ]['subject'] ?? '' ),
			'created_at' => Time::iso( $row['created_at'] ),
		);
	}
}
