<?php
/**
 * /mailboxes/{id}/check, /poller/health, /poller/checks, /alarms
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Actions\Checks\FinishCheck;
use Mesa\Actions\Checks\StartCheck;
use Mesa\Actions\Upkeep\ListAlarms;
use Mesa\Data\Mail\CheckStore;
use Mesa\Data\Mail\MailboxStore;
use Mesa\Data\Site\JobStore;
use Mesa\Domain\CheckLegs;
use Mesa\Domain\Refusal;
use Mesa\Domain\Time;
use WP_REST_Request;
use WP_REST_Response;

defined( 'ABSPATH' ) || exit;

/**
 * Checks of mailboxes, for the settings screen and for the doctor.
 */
final class ChecksController {
	/**
	 * Takes what it needs.
	 *
	 * @param MailboxStore $mailboxes The mailboxes.
	 * @param CheckStore   $checks    Their checks.
	 * @param StartCheck   $start     Begins one.
	 * @param FinishCheck  $finish    Ends one.
	 * @param ListAlarms   $alarms    What is wrong.
	 * @param JobStore     $jobs      The queue.
	 * @param string       $cron_hook WP-Cron's event that runs the queue.
	 */
	public function __construct(
		private readonly MailboxStore $mailboxes,
		private readonly CheckStore $checks,
		private readonly StartCheck $start,
		private readonly FinishCheck $finish,
		private readonly ListAlarms $alarms,
		private readonly JobStore $jobs,
		private readonly string $cron_hook
	) {}

	/**
	 * Operation getMailboxCheck.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "mailbox-check".
	 * @throws Refusal 404 when there is no such mailbox.
	 */
	public function show( WP_REST_Request $request ): array {
		$this->mailboxes->find( (int) $request['id'] ) ?? throw Refusal::not_found();
		$this->finish->overdue();
		return $this->last( (int) $request['id'] );
	}

	/**
	 * Operation startMailboxCheck.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "mailbox-check".
	 */
	public function start( WP_REST_Request $request ): array {
		return self::present( $this->start->start( (int) $request['id'], 'screen' ) );
	}

	/**
	 * Operation startPollerCheck.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "mailbox-check".
	 */
	public function start_for_doctor( WP_REST_Request $request ): array {
		return self::present( $this->start->start( (int) $request['id'], 'doctor' ) );
	}

	/**
	 * Operation reportCheck.
	 *
	 * @param WP_REST_Request $request The request.
	 */
	public function report( WP_REST_Request $request ): WP_REST_Response {
		$report             = array_intersect_key( $request->get_params(), array_flip( array( 'cleaned', 'broken', 'quota_used', 'quota_limit' ) ) );
		$report['detail']   = sanitize_textarea_field( $request['detail'] );
		$report['warnings'] = array_map(
			static fn( array $warning ): array => array(
				'part'   => $warning['part'],
				'detail' => sanitize_textarea_field( $warning['detail'] ),
			),
			$request['warnings']
		);
		$this->finish->report( (int) $request['id'], $report );
		return new WP_REST_Response( null, 204 );
	}

	/**
	 * Operation getPollerHealth.
	 *
	 * @return array<string, mixed> A "poller-health".
	 */
	public function health(): array {
		$this->finish->overdue();
		$due  = $this->jobs->next_due_at();
		$next = wp_next_scheduled( $this->cron_hook );
		return array(
			'time_ms' => CheckStore::now_ms(),
			'queue'   => array(
				'oldest_due_seconds' => null === $due || $due > time() ? null : time() - $due,
				'failed'             => $this->jobs->counts()['failed'],
			),
			'cron'    => array(
				'scheduled'    => false !== $next,
				'late_seconds' => false === $next ? 0 : max( 0, time() - $next ),
			),
			'checks'  => array_map( fn( array $mailbox ): array => $this->last( $mailbox['id'] ), array_values( array_filter( $this->mailboxes->all(), static fn( array $mailbox ): bool => $mailbox['active'] ) ) ),
		);
	}

	/**
	 * Operation listAlarms.
	 *
	 * @return list<array<string, mixed>> "alarm"s.
	 */
	public function alarms(): array {
		return $this->alarms->all();
	}

	/**
	 * A mailbox's last check.
	 *
	 * @param int $mailbox_id The mailbox.
	 * @return array<string, mixed> A "mailbox-check".
	 */
	private function last( int $mailbox_id ): array {
		$check = $this->checks->newest( $mailbox_id )[0] ?? null;
		$never = array_fill_keys( array( ...CheckStore::STAMPS, 'clock_ms', 'quota_used', 'quota_limit', 'created_at', 'finished_at' ), null );
		return self::present( $check ?? array( 'id' => 0, 'mailbox_id' => $mailbox_id, 'state' => 'never', 'source' => 'screen', 'broken' => '', 'detail' => '', 'warnings' => array() ) + $never );
	}

	/**
	 * A check in the shape of the contract.
	 *
	 * @param array<string, mixed> $check As CheckStore gives it.
	 * @return array<string, mixed> A "mailbox-check".
	 */
	private static function present( array $check ): array {
		return array(
			'id'          => $check['id'],
			'mailbox_id'  => $check['mailbox_id'],
			'state'       => $check['state'],
			'source'      => $check['source'],
			'broken'      => $check['broken'],
			'detail'      => $check['detail'],
			'warnings'    => $check['warnings'],
			'legs'        => CheckLegs::durations( $check ),
			'arrived_at'  => null === $check['arrived_ms'] ? null : Time::iso( Time::sql( intdiv( $check['arrived_ms'], 1000 ) ) ),
			'clock_ms'    => $check['clock_ms'],
			'quota_used'  => $check['quota_used'],
			'quota_limit' => $check['quota_limit'],
			'started_at'  => Time::iso( $check['created_at'] ),
			'finished_at' => Time::iso( $check['finished_at'] ),
		);
	}
}
