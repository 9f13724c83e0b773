<?php
/**
 * Wiring of mail to and from agents.
 *
 * @package Mesa
 */

namespace Mesa\Boot;

use Mesa\Actions\AgentMail\KeepAgentMail;
use Mesa\Actions\AgentMail\NotifyAgents;
use Mesa\Actions\AgentMail\RunCommands;
use Mesa\Actions\AgentMail\TakeAgentMail;
use Mesa\Actions\Incoming\TakeForward;
use Mesa\Data\People\NotificationStore;
use Mesa\Domain\AgentToken;
use Mesa\Jobs\NotifyAgent;
use Mesa\Jobs\Outgoing\NotificationComposer;

defined( 'ABSPATH' ) || exit;

/**
 * Services' part for notifications, answers to them, and what agents forward.
 */
trait AgentServices {
	/** Which mails agents want. */
	public function notification_store(): NotificationStore {
		return $this->once( NotificationStore::class, static fn() => new NotificationStore() );
	}

	/** Proof that a mail answers a notification. */
	public function agent_tokens(): AgentToken {
		return $this->once( AgentToken::class, static fn() => new AgentToken( wp_salt( 'auth' ) . 'mesa-agent' ) );
	}

	/** Queues notifications. */
	public function notify_agents(): NotifyAgents {
		return $this->once( NotifyAgents::class, fn() => new NotifyAgents( $this->db(), $this->job_store(), $this->notification_store(), $this->notification_list(), $this->follower_store(), $this->mention_store(), $this->message_store(), $this->read_store(), $this->ticket_policy() ) );
	}

	/** Sends notifications. */
	public function notify_agent(): NotifyAgent {
		return $this->once(
			NotifyAgent::class,
			fn() => new NotifyAgent(
				$this->ticket_store(),
				$this->message_store(),
				$this->mailbox_store(),
				$this->notification_store(),
				$this->notify_agents(),
				$this->automatic_mail(),
				new NotificationComposer( $this->agent_tokens(), $this->subject_tokens(), $this->attachment_store(), $this->settings_store(), static fn( int $ticket_id ): string => AdminPage::url() . '&ticket=' . $ticket_id ),
				$this->delivery(),
				$this->recorder()
			)
		);
	}

	/** Keeps agents' mails that go to nobody. */
	public function keep_agent_mail(): KeepAgentMail {
		return $this->once( KeepAgentMail::class, fn() => new KeepAgentMail( $this->ticket_store(), $this->message_store(), $this->mailbox_store(), $this->participant_store(), $this->store_incoming(), $this->create_ticket(), $this->find_thread(), $this->notify_agents(), $this->recorder() ) );
	}

	/** Takes agents' answers. */
	public function take_agent_mail(): TakeAgentMail {
		return $this->once( TakeAgentMail::class, fn() => new TakeAgentMail( $this->agent_tokens(), $this->ticket_store(), $this->participant_store(), $this->ticket_policy(), $this->add_reply(), $this->compose_reply(), $this->keep_agent_mail(), $this->notification_store(), $this->recorder(), $this->run_commands() ) );
	}

	/** Does what agents' mails ask for. */
	private function run_commands(): RunCommands {
		return $this->once( RunCommands::class, fn() => new RunCommands( $this->db(), $this->add_reply(), $this->add_note(), $this->update_tickets() ) );
	}

	/** Takes what agents forward. */
	public function take_forward(): TakeForward {
		return $this->once( TakeForward::class, fn() => new TakeForward( $this->db(), $this->message_store(), $this->store_incoming(), $this->recorder() ) );
	}
}
