<?php
/**
 * Wiring of mailboxes' checks.
 *
 * @package Mesa
 */

namespace Mesa\Boot;

use Mesa\Actions\Checks\FinishCheck;
use Mesa\Actions\Checks\StartCheck;
use Mesa\Actions\Checks\TakeInCheck;
use Mesa\Actions\Checks\WatchSilence;
use Mesa\Actions\Upkeep\ListAlarms;
use Mesa\Data\Mail\ArrivalStore;
use Mesa\Data\Mail\CheckStore;
use Mesa\Domain\CheckToken;
use Mesa\Integrations\MailServer\Prober;
use Mesa\Integrations\SiteHealth\MailChecks;
use Mesa\Jobs\CheckAlarm;
use Mesa\Jobs\SendCheck;
use Mesa\Rest\ChecksController;

defined( 'ABSPATH' ) || exit;

/**
 * Services' part for the mails that mailboxes send to themselves.
 */
trait CheckServices {
	/** The checks. */
	public function check_store(): CheckStore {
		return $this->once( CheckStore::class, fn() => new CheckStore( $this->db() ) );
	}

	/** Signs their mails. */
	public function check_tokens(): CheckToken {
		return $this->once( CheckToken::class, static fn() => new CheckToken( wp_salt( 'auth' ) . 'mesa-check' ) );
	}

	/** Begins them. */
	public function start_check(): StartCheck {
		return $this->once( StartCheck::class, fn() => new StartCheck( $this->db(), $this->check_store(), $this->mailbox_store(), $this->job_store(), $this->settings_store() ) );
	}

	/** Recognises their mails. */
	public function take_in_check(): TakeInCheck {
		return $this->once( TakeInCheck::class, fn() => new TakeInCheck( $this->check_store(), $this->check_tokens(), $this->ingest_message(), $this->blob_store(), $this->finish_check() ) );
	}

	/** Ends them. */
	public function finish_check(): FinishCheck {
		return $this->once( FinishCheck::class, fn() => new FinishCheck( $this->check_store(), $this->mailbox_store(), $this->poller_store(), $this->job_store() ) );
	}

	/** Notices mailboxes that have gone quiet. */
	public function watch_silence(): WatchSilence {
		return $this->once( WatchSilence::class, fn() => new WatchSilence( new ArrivalStore( $this->db() ), $this->mailbox_store() ) );
	}

	/** Gathers what is wrong. */
	public function list_alarms(): ListAlarms {
		return $this->once( ListAlarms::class, fn() => new ListAlarms( $this->mailbox_store(), $this->check_store(), $this->watch_silence(), AdminPage::url( ... ) ) );
	}

	/** For Site Health. */
	public function mail_checks(): MailChecks {
		return $this->once( MailChecks::class, fn() => new MailChecks( $this->list_alarms(), $this->check_store(), $this->watch_silence(), $this->mailbox_store(), $this->poller_store(), AdminPage::url( ... ) ) );
	}

	/**
	 * The handlers of this part's jobs.
	 *
	 * @return array<string, \Closure(): \Mesa\Jobs\Handler>
	 */
	private function check_handlers(): array {
		return array(
			StartCheck::JOB  => fn() => new SendCheck( $this->check_store(), $this->mailbox_store(), $this->check_tokens(), $this->delivery(), new Prober(), $this->finish_check() ),
			CheckAlarm::TYPE => fn() => new CheckAlarm( $this->mailbox_store(), $this->check_store(), AdminPage::url( ... ) ),
		);
	}

	/**
	 * The controllers of this part.
	 *
	 * @param class-string $class_name The class.
	 * @return object|null Null when it is another part's.
	 */
	private function check_controller( string $class_name ): ?object {
		return ChecksController::class === $class_name
			? new ChecksController( $this->mailbox_store(), $this->check_store(), $this->start_check(), $this->finish_check(), $this->list_alarms(), $this->job_store(), Plugin::CRON_HOOK )
			: null;
	}
}
