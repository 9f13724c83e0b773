<?php
/**
 * An article from a ticket.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Articles;

use Mesa\Access\TicketPolicy;
use Mesa\Data\Messages\MessageStore;
use Mesa\Domain\Refusal;
use Mesa\Domain\Time;
use Mesa\Events\Recorder;

defined( 'ABSPATH' ) || exit;

/**
 * Makes a draft from an answer that somebody has given already. The draft knows its ticket, and the ticket's history the
 * draft; readers of the article learn nothing of it.
 */
final class WriteArticle {
	/** Post meta: the ticket that an article was made from. */
	public const TICKET = '_mesa_from_ticket';
	/** Post meta: the answer. */
	public const MESSAGE = '_mesa_from_message';
	/** Messages of a ticket that are looked at, the newest. */
	private const MESSAGES = 100;
	private const SENT     = array( 'sent', 'queued', 'sending', 'unknown', 'bounced' );

	/**
	 * Takes what it works with.
	 *
	 * @param TicketPolicy $policy   Who may see which ticket.
	 * @param MessageStore $messages The answers.
	 * @param Recorder     $recorder Writes the ticket's history.
	 */
	public function __construct( private readonly TicketPolicy $policy, private readonly MessageStore $messages, private readonly Recorder $recorder ) {}

	/**
	 * What of a ticket can become an article.
	 *
	 * @param int $ticket_id The ticket.
	 * @param int $user_id   Who asks.
	 * @return array{title: string, answers: list<array<string, mixed>>} As in "article-source"; blocks of each answer beside it.
	 * @throws Refusal 404.
	 */
	public function source( int $ticket_id, int $user_id ): array {
		$ticket   = $this->policy->visible( $ticket_id, $user_id );
		$messages = $this->messages->page( $ticket_id, null, self::MESSAGES )['items'];
		$names    = self::names( $ticket, $messages );
		$answers  = array();
		$best     = -1;
		$most     = 0.0;
		$question = '';
		foreach ( $messages as $message ) {
			$question = '' === $question && 'customer' === $message['kind'] ? (string) $message['visible_text'] : $question;
			if ( 'reply' !== $message['kind'] || null !== $message['automatic'] || 'phone' === $message['channel'] || ! in_array( $message['state'], self::SENT, true ) ) {
				continue;
			}
			$draft = AnswerDraft::of( $message, $names );
			if ( ! $draft['blocks'] ) {
				continue;
			}
			if ( $draft['worth'] >= $most ) {
				$most = $draft['worth'];
				$best = count( $answers );
			}
			$answers[] = array(
				'message_id' => $message['id'],
				'author'     => (string) ( get_userdata( $message['author_id'] )->display_name ?? $message['from_name'] ),
				'blocks'     => $draft['blocks'],
				'replaced'   => $draft['replaced'],
				'worth'      => $draft['worth'],
				'best'       => false,
				'created_at' => (string) Time::iso( $message['created_at'] ),
			);
		}
		if ( isset( $answers[ $best ] ) ) {
			$answers[ $best ]['best'] = true;
		}
		return array( 'title' => AnswerDraft::title( (string) $ticket['subject'], $question, $names ), 'answers' => $answers );
	}

	/**
	 * Makes the draft.
	 *
	 * @param int    $ticket_id  The ticket.
	 * @param int    $message_id The answer.
	 * @param string $title      Its title; '' for what the ticket is about.
	 * @param int    $user_id    Who writes.
	 * @return array{id: int, title: string, replaced: int}
	 * @throws Refusal 404, or 400 when the message is no answer of that ticket.
	 */
	public function write( int $ticket_id, int $message_id, string $title, int $user_id ): array {
		$source = $this->source( $ticket_id, $user_id );
		$answer = current( array_filter( $source['answers'], static fn( array $one ): bool => $one['message_id'] === $message_id ) );
		if ( false === $answer ) {
			throw Refusal::invalid( 'message_id', __( 'This is no answer of this ticket.', 'mesa-help-desk' ) );
		}
		$title = '' === trim( $title ) ? $source['title'] : sanitize_text_field( $title );
		$id    = wp_insert_post(
			wp_slash(
				array(
					'post_type'    => 'mesa_article',
					'post_status'  => 'draft',
					'post_author'  => $user_id,
					'post_title'   => $title,
					'post_content' => implode( "\n\n", $answer['blocks'] ),
					'meta_input'   => array( self::TICKET => $ticket_id, self::MESSAGE => $message_id ),
				)
			),
			true
		);
		if ( is_wp_error( $id ) ) {
			throw Refusal::because( 'mesa_not_saved', $id->get_error_message(), 500 );
		}
		$this->recorder->record( $ticket_id, 'article_written', $user_id, array( 'article_id' => $id, 'title' => $title, 'message_id' => $message_id ) );
		return array( 'id' => $id, 'title' => $title, 'replaced' => $answer['replaced'] );
	}

	/**
	 * Articles that were written from a ticket.
	 *
	 * @param int $ticket_id The ticket.
	 * @return list<int> Post ids.
	 */
	public static function of_ticket( int $ticket_id ): array {
		return array_map(
			'intval',
			get_posts( array( 'post_type' => 'mesa_article', 'post_status' => 'any', 'numberposts' => 10, 'fields' => 'ids', 'meta_key' => self::TICKET, 'meta_value' => (string) $ticket_id, 'mesa_reader' => 'all' ) ) // phpcs:ignore WordPress.DB.SlowDBQuery -- Articles are few.
		);
	}

	/**
	 * The names of everybody who writes on a ticket.
	 *
	 * @param array<string, mixed>       $ticket   Its row.
	 * @param list<array<string, mixed>> $messages Its messages.
	 * @return list<string>
	 */
	private static function names( array $ticket, array $messages ): array {
		$names = array( (string) $ticket['customer_name'] );
		foreach ( $messages as $message ) {
			$names[] = (string) $message['from_name'];
			$user    = $message['author_id'] > 0 ? get_userdata( $message['author_id'] ) : false;
			if ( $user ) {
				array_push( $names, $user->display_name, (string) $user->first_name, (string) $user->last_name );
			}
		}
		return array_values( array_unique( array_filter( $names ) ) );
	}
}
