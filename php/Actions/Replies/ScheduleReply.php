<?php
/**
 * Another time for a reply.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Replies;

use Mesa\Data\Db;
use Mesa\Data\Messages\MessageStore;
use Mesa\Data\Site\JobStore;
use Mesa\Data\Site\SettingsStore;
use Mesa\Data\Tickets\TicketStore;
use Mesa\Domain\Refusal;
use Mesa\Domain\Time;
use Mesa\Events\Recorder;

defined( 'ABSPATH' ) || exit;

/**
 * Moves a reply that has not left to another time, or sends it now; also one that was held back.
 */
final class ScheduleReply {
	/** States in which a reply waits. */
	private const WAITING = array( 'queued', 'scheduled', 'held' );

	/**
	 * Takes what it works with.
	 *
	 * @param Db            $db       The database.
	 * @param TicketStore   $tickets  Tickets.
	 * @param MessageStore  $messages Messages.
	 * @param JobStore      $jobs     The queue.
	 * @param SettingsStore $settings The undo time.
	 * @param Recorder      $recorder The history.
	 */
	public function __construct(
		private readonly Db $db,
		private readonly TicketStore $tickets,
		private readonly MessageStore $messages,
		private readonly JobStore $jobs,
		private readonly SettingsStore $settings,
		private readonly Recorder $recorder
	) {}

	/**
	 * When a reply leaves, as somebody wished.
	 *
	 * @param string $send_at RFC 3339.
	 * @return int Unix time.
	 * @throws Refusal 400 when it is past, or more than a year away.
	 */
	public static function time( string $send_at ): int {
		$unix = Time::parse( $send_at );
		if ( null === $unix || $unix <= time() ) {
			throw Refusal::invalid( 'send_at', __( 'Choose a time in the future.', 'mesa-help-desk' ) );
		}
		if ( $unix > time() + YEAR_IN_SECONDS ) {
			throw Refusal::invalid( 'send_at', __( 'Choose a time within the next year.', 'mesa-help-desk' ) );
		}
		return $unix;
	}

	/**
	 * Moves it.
	 *
	 * @param array<string, mixed> $message The message's row; the caller has made sure that the person may see it.
	 * @param int                  $user_id Who asks.
	 * @param string|null          $send_at RFC 3339; null for now, after the undo time.
	 * @throws Refusal 400 for a wrong time, 409 mesa_already_sending when it is too late.
	 */
	public function move( array $message, int $user_id, ?string $send_at ): void {
		$time = null === $send_at ? time() + (int) $this->settings->get( 'undo_seconds' ) : self::time( $send_at );
		$this->db->transaction(
			function () use ( $message, $user_id, $send_at, $time ): void {
				$ticket = $this->tickets->lock( $message['ticket_id'] ) ?? throw Refusal::not_found();
				// The queue decides: a job that a runner has claimed cannot be moved. One that is held back has no job.
				$stopped = $this->jobs->cancel( ComposeReply::JOB, $message['id'] );
				$from    = $stopped ? self::WAITING : array( 'held' );
				$state   = null === $send_at ? 'queued' : 'scheduled';
				if ( 'reply' !== $message['kind'] || ! $this->messages->change_state( $message['id'], $from, $state, array( 'send_at' => Time::sql( $time ), 'error' => null ) ) ) {
					throw Refusal::conflict( 'mesa_already_sending', __( 'It is too late for another time: it is on its way.', 'mesa-help-desk' ) );
				}
				$this->jobs->add( ComposeReply::JOB, $message['id'], array(), $time );
				$this->recorder->record( $ticket['id'], 'reply_scheduled', $user_id, array( 'message_id' => $message['id'], 'send_at' => (string) Time::iso( Time::sql( $time ) ) ) );
			}
		);
	}
}
