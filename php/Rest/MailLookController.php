<?php
/**
 * /mail-look
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Actions\Words\SaveMailLook;
use Mesa\Data\Mail\MailLookStore;
use Mesa\Jobs\Outgoing\LookPreview;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * How mail looks that leaves in the site's look.
 */
final class MailLookController {
	/**
	 * Takes what it needs.
	 *
	 * @param MailLookStore $looks   The look.
	 * @param SaveMailLook  $save    Changes it.
	 * @param LookPreview   $preview Makes mails with it.
	 */
	public function __construct( private readonly MailLookStore $looks, private readonly SaveMailLook $save, private readonly LookPreview $preview ) {}

	/**
	 * Operation getMailLook.
	 *
	 * @return array<string, mixed> A "mail-look".
	 */
	public function show(): array {
		$look = $this->looks->get();
		return $look + array( 'logo_url' => MailLookStore::logo_url( $look ) );
	}

	/**
	 * Operation updateMailLook.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "mail-look".
	 */
	public function update( WP_REST_Request $request ): array {
		$this->save->change( Fields::sent( $request, 'mail-look-input' ) );
		return $this->show();
	}

	/**
	 * Operation previewMailLook.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array{subject: string, html: string, text: string} A "mail-look-preview".
	 */
	public function preview( WP_REST_Request $request ): array {
		$mail = $this->preview->mail( $this->save->tried( Fields::sent( $request, 'mail-look-input' ) ), (string) $request['style'], get_current_user_id() );
		return array(
			'subject' => $mail->subject,
			'html'    => $mail->html,
			'text'    => $mail->text,
		);
	}

	/**
	 * Operation testMailLook.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array{sent: bool, address: string, detail: string} A "mail-look-test".
	 */
	public function test( WP_REST_Request $request ): array {
		return $this->preview->send( $this->save->tried( Fields::sent( $request, 'mail-look-input' ) ), (string) $request['style'], get_current_user_id() );
	}
}
