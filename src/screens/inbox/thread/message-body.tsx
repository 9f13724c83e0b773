import { Button } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { useCallback, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { moreHorizontal } from '@wordpress/icons';
import type { Message } from '../../../contract/generated/types.ts';
import { deskStore } from '../../../store/desk/index.ts';
import type { Failure } from '../../../store/failure.ts';
import { keepPreference, readPreference } from '../../../store/preferences.ts';
import { LinkedText } from '../../../ui/linked-text.tsx';
import { isPlain } from '../../../ui/mail-frame/is-plain.ts';
import { MailFrame } from '../../../ui/mail-frame/lazy-mail-frame.tsx';

interface RemoteImagesProps {
	sender: string;
	onShow: () => void;
	onAlways: () => void;
}

function RemoteImagesLine( { sender, onShow, onAlways }: RemoteImagesProps ) {
	return (
		<p className="mesa-message__images">
			{ __( 'Images are blocked', 'mesa-help-desk' ) }
			{ ' · ' }
			<Button variant="link" onClick={ onShow }>
				{ __( 'Show', 'mesa-help-desk' ) }
			</Button>
			{ sender && (
				<>
					{ ' · ' }
					<Button variant="link" onClick={ onAlways }>
						{ __( 'Always for this sender', 'mesa-help-desk' ) }
					</Button>
				</>
			) }
		</p>
	);
}

/** The words of a message: the new ones, or everything when asked. */
export function MessageBody( { message }: { message: Message } ) {
	const { loadWholeMessage } = useDispatch( deskStore );
	const [ whole, setWhole ] = useState( false );
	const [ loading, setLoading ] = useState( false );
	const [ failure, setFailure ] = useState( '' );
	const [ remoteImages, setRemoteImages ] = useState( 0 );
	const sender = message.from.address.toLowerCase();
	const [ showImages, setShowImages ] = useState( () => readPreference( `images:${ sender }`, '' ) === 'always' );
	const onRemoteImages = useCallback( ( count: number ) => setRemoteImages( count ), [] );

	const toggleWhole = async () => {
		setFailure( '' );
		if ( ! whole && message.text === null ) {
			setLoading( true );
			try {
				await loadWholeMessage( message.ticket_id, message.id );
			} catch ( error ) {
				setFailure( ( error as Failure ).message );
				return;
			} finally {
				setLoading( false );
			}
		}
		setWhole( ! whole );
	};

	const showsWhole = whole && message.text !== null;
	const html = showsWhole ? ( message.html ?? '' ) : message.visible_html;
	const text = showsWhole ? ( message.text ?? '' ) : message.visible_text;
	return (
		<div className="mesa-message__body">
			{ html && ! ( text && isPlain( html ) ) ? (
				<>
					{ remoteImages > 0 && ! showImages && (
						<RemoteImagesLine
							sender={ sender }
							onShow={ () => setShowImages( true ) }
							onAlways={ () => {
								keepPreference( `images:${ sender }`, 'always' );
								setShowImages( true );
							} }
						/>
					) }
					<MailFrame
						html={ html }
						attachments={ message.attachments }
						allowRemote={ showImages }
						onRemoteImages={ onRemoteImages }
					/>
				</>
			) : (
				<LinkedText text={ text } />
			) }
			{ message.has_more && (
				<Button
					className="mesa-message__more"
					size="small"
					icon={ moreHorizontal }
					isBusy={ loading }
					aria-expanded={ showsWhole }
					label={
						showsWhole ? __( 'Hide the quoted history', 'mesa-help-desk' ) : __( 'Show the quoted history', 'mesa-help-desk' )
					}
					onClick={ () => void toggleWhole() }
				/>
			) }
			{ failure && (
				<p className="mesa-message__failure" role="alert">
					{ failure }
				</p>
			) }
		</div>
	);
}
